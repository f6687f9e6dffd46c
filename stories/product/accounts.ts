/** An account as a product shows it. */
export interface Account {
  readonly app: "Slack" | "GitHub" | "Google Sheets";
  readonly name: string;
  readonly lastSynced: string;
}

/** What the user of the stories has connected. */
export const accounts: readonly Account[] = [
  { app: "Slack", name: "northwind.slack.com", lastSynced: "Synced 2 minutes ago" },
  { app: "GitHub", name: "northwind-design", lastSynced: "Synced an hour ago" },
  { app: "Google Sheets", name: "ana@northwind.example", lastSynced: "Synced yesterday" },
];
