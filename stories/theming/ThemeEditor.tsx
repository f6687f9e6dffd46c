import { useState } from "react";
import { uiVariables } from "../../src/ui/stylingHooks.js";
import "../theme.css";
import "../product/product.css";
import { ThemeOutput } from "./ThemeOutput.js";
import { ThemePreview } from "./ThemePreview.js";
import "./ThemeEditor.css";
import { type Theme, themeCss } from "./themeCss.js";
import { VariableField } from "./VariableField.js";
import { isColour, isValid, variableKind } from "./variableKind.js";

const groups = [
  { title: "Type and shape", variables: uiVariables.filter((each) => !isColour(variableKind(each))) },
  { title: "Colours", variables: uiVariables.filter((each) => isColour(variableKind(each))) },
];

/** Every variable with a field to change it, and the components that follow. */
export function ThemeEditor() {
  const [texts, setTexts] = useState<Theme>({});
  const theme = Object.fromEntries(
    uiVariables.flatMap((variable) => {
      const text = texts[variable.name];
      return text !== undefined && isValid(variableKind(variable), text) ? [[variable.name, text]] : [];
    }),
  );
  const change = (name: string, text: string | undefined) =>
    setTexts(({ [name]: _, ...others }) => (text === undefined ? others : { ...others, [name]: text }));
  return (
    <div className="theme-editor">
      <div className="theme-side">
        <ThemeOutput css={themeCss(theme)} onReset={() => setTexts({})} />
        <ThemePreview theme={theme} />
      </div>
      <form className="theme-fields" aria-label="Variables" onSubmit={(event) => event.preventDefault()}>
        {groups.map(({ title, variables }) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {variables.map((variable) => (
              <VariableField
                key={variable.name}
                variable={variable}
                text={texts[variable.name]}
                onChange={(text) => change(variable.name, text)}
              />
            ))}
          </fieldset>
        ))}
      </form>
    </div>
  );
}
