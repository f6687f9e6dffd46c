/** What `react-connect-token/server` is where a bundler builds for a browser. */
throw new Error(
  "react-connect-token/server was imported for a browser: it holds your client secret. Import it on your server only, and call createTokenCallback from react-connect-token in the browser instead.",
);

export {};
