import { printTable } from "../table.js";
import { weigh } from "./weigh.js";

const react = ["react", "react-dom"];

/** What a page needs for its gates, then everything at each door of the kit's. */
const rows: readonly [name: string, imports: Readonly<Record<string, string>>, beside: readonly string[]][] =
  [
    [
      "react-connect-token: `ConnectTokenProvider`, `RequireScope`, `createTokenCallback`",
      { "react-connect-token": "ConnectTokenProvider, RequireScope, createTokenCallback" },
      react,
    ],
    [
      "@casl/react, @casl/ability: `AbilityProvider`, `Can`, `createMongoAbility`",
      { "@casl/react": "AbilityProvider, Can", "@casl/ability": "createMongoAbility" },
      react,
    ],
    [
      "@auth0/auth0-react: `Auth0Provider`, `useAuth0`",
      { "@auth0/auth0-react": "Auth0Provider, useAuth0" },
      react,
    ],
    ["zustand: `create`", { zustand: "create" }, react],
    [
      "@tanstack/react-query: `QueryClient`, `QueryClientProvider`, `useQuery`",
      { "@tanstack/react-query": "QueryClient, QueryClientProvider, useQuery" },
      react,
    ],
    ["react-connect-token", { "react-connect-token": "*" }, react],
    ["react-connect-token/core", { "react-connect-token/core": "*" }, react],
    [
      "react-connect-token/pipedream, beside the official client",
      { "react-connect-token/pipedream": "*" },
      [...react, "@pipedream/sdk"],
    ],
    [
      "react-connect-token/query, beside TanStack Query",
      { "react-connect-token/query": "*" },
      [...react, "@tanstack/react-query"],
    ],
    ["react-connect-token/ui", { "react-connect-token/ui": "*" }, react],
    ["react-connect-token/server", { "react-connect-token/server": "*" }, []],
    ["react-connect-token/testing", { "react-connect-token/testing": "*" }, react],
    [
      "react-connect-token/testing/react, beside Testing Library",
      { "react-connect-token/testing/react": "*" },
      [...react, "@testing-library/react"],
    ],
    ["react-connect-token/testing/msw, beside MSW", { "react-connect-token/testing/msw": "*" }, ["msw"]],
  ];

/** As `npm run size` weighs, which also keeps the limits. */
export async function printSizes(): Promise<void> {
  const sizes: (readonly string[])[] = [];
  for (const [name, imports, beside] of rows) {
    sizes.push([name, `${((await weigh(imports, beside)) / 1_000).toFixed(1)} kB`]);
  }
  printTable("Brotli, minified, without React", ["", "size"], sizes);
}
