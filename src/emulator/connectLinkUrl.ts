/** Pipedream's own page on which a token connects an account; an app adds which one. */
export const connectLinkUrl = (token: string): string =>
  `https://pipedream.com/_static/connect.html?token=${token}&connectLink=true`;
