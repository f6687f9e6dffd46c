import { type Auth0ContextInterface, Auth0Provider, useAuth0 } from "@auth0/auth0-react";
import type { ReactNode } from "react";
import type { Contender, GateProps } from "../Contender.js";
import { counted } from "../counted.js";
import { allButLast } from "../gateScopes.js";

const domain = "tenant.example.com";
const clientId = "client";
let granted = allButLast;
let auth0: Auth0ContextInterface;

const encoded = (part: object) => btoa(JSON.stringify(part)).replaceAll("=", "");

/** The tenant's answer, without the way there. The client reads the ID token's claims and leaves the signature alone. */
function answer(): Response {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${domain}/`,
    aud: clientId,
    sub: "alice",
    iat: now,
    exp: now + 14_400,
    scopes: granted,
  };
  return Response.json({
    access_token: crypto.randomUUID(),
    refresh_token: crypto.randomUUID(),
    id_token: `${encoded({ alg: "RS256" })}.${encoded(claims)}.signature`,
    expires_in: 14_400,
    token_type: "Bearer",
  });
}

const login = {
  subject_token: "subject",
  subject_token_type: "urn:example:subject",
  scope: "openid offline_access",
};
const pageFetch = window.fetch;
window.fetch = async (input, init) =>
  String(input).startsWith(`https://${domain}/`) ? answer() : pageFetch(input, init);

function Reach({ children }: { children: ReactNode }) {
  auth0 = useAuth0();
  return children;
}

const Gate = counted(({ scope, children }: GateProps) =>
  useAuth0().user?.scopes.includes(scope) ? children : null,
);

export const auth0React: Contender = {
  name: "@auth0/auth0-react",
  Provider: ({ children }) => (
    // With its cache in memory the client asks from a worker, which the page cannot answer.
    <Auth0Provider domain={domain} clientId={clientId} useRefreshTokens cacheLocation="localstorage">
      <Reach>{children}</Reach>
    </Auth0Provider>
  ),
  gate: (scope, child) => <Gate scope={scope}>{child}</Gate>,
  nextToken(scopes) {
    granted = scopes;
    return auth0.isAuthenticated
      ? auth0.getAccessTokenSilently({ cacheMode: "off" })
      : auth0.loginWithCustomTokenExchange(login);
  },
};
