import { OAUTH_SCOPES, type ScopeRow } from "react-connect-token";
import "../theme.css";
import "./Picture.css";
import "./ScopeTable.css";

/** Every scope, what it allows, and which kind of token has a use for it. */
export function ScopeTable() {
  return (
    <table className="scopes">
      <thead>
        <tr>
          <th scope="col">Scope</th>
          <th scope="col">What it allows</th>
          <th scope="col">Useful on</th>
        </tr>
      </thead>
      <tbody>
        {OAUTH_SCOPES.map((row: ScopeRow) => (
          <tr key={row.scope}>
            <th scope="row">
              <code>{row.scope}</code>
            </th>
            <td>{row.description}</td>
            <td>
              <span className="scope-use" data-use={row.tokens}>
                {row.tokens === "both" ? "both kinds of token" : "OAuth tokens only"}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
