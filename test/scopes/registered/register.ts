/** The one file of an app that names the scopes which its route may grant: one that no table has among them. */
declare module "react-connect-token" {
  interface Register {
    scope: "connect:accounts:read" | "connect:actions:*" | "connect:future:read";
  }
}

export {};
