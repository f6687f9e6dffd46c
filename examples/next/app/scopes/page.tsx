import { CONNECT_SCOPES, describeScope, scopeCovers } from "react-connect-token";
import { scope } from "../connect";

/** A Server Component: what is only about scopes needs no `"use client"`. It is built once, and holds no token. */
export default function Scopes() {
  return (
    <>
      <h1>Scopes</h1>
      <ul>
        {CONNECT_SCOPES.map((row) => (
          <li key={row.scope}>
            <code>{row.scope}</code>: {describeScope(row.scope)}
            {scopeCovers(scope, row.scope) && <strong> (this app asks for it)</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}
