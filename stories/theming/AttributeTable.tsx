import { uiAttributes } from "../../src/ui/stylingHooks.js";
import "../theme.css";
import "../pictures/Picture.css";
import "../pictures/ScopeTable.css";
import "./AttributeTable.css";

const components = [...new Set(uiAttributes.map(({ component }) => component))];

/** Every attribute that a stylesheet can take hold of, by component. */
export function AttributeTable() {
  return components.map((component) => (
    <table key={component} className="scopes attributes">
      <caption>{component === "every component" ? "Every component" : component}</caption>
      <thead>
        <tr>
          <th scope="col">Attribute</th>
          <th scope="col">What it says</th>
          <th scope="col">Values</th>
        </tr>
      </thead>
      <tbody>
        {uiAttributes
          .filter((attribute) => attribute.component === component)
          .map(({ name, values, description }) => (
            <tr key={`${name} ${values[0]}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{description}</td>
              <td className="attribute-values">
                {values.map((value) => (value === "" ? "present or not" : <code key={value}>{value}</code>))}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  ));
}
