import {
  ArgTypes,
  Controls,
  Description,
  Heading,
  Primary,
  Stories,
  Subtitle,
  Title,
  useOf,
} from "@storybook/addon-docs/blocks";

/** A component's page: what it is, its first story to play with, its props from the source, then its states. */
export function DocsPage() {
  const { preparedMeta } = useOf("meta", ["meta"]);
  return (
    <>
      <Title />
      <Subtitle />
      <Description />
      <Primary />
      <div className="wide">
        <Controls />
      </div>
      {preparedMeta.component && (
        <>
          <Heading>Props</Heading>
          <div className="wide">
            <ArgTypes of={preparedMeta.component} />
          </div>
        </>
      )}
      <Stories title="States" includePrimary={false} />
    </>
  );
}
