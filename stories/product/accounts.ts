/** An account as a product shows it. */
export interface Account {
  readonly app: "Slack" | "GitHub" | "Google Sheets";
  readonly name: string;
  readonly lastSynced: string;
}

const ofBen: readonly Account[] = [
  { app: "Google Sheets", name: "ben@northwind.example", lastSynced: "Synced just now" },
  { app: "Slack", name: "northwind-support.slack.com", lastSynced: "Synced on Monday" },
];

const ofAna: readonly Account[] = [
  { app: "Slack", name: "northwind.slack.com", lastSynced: "Synced 2 minutes ago" },
  { app: "GitHub", name: "northwind-design", lastSynced: "Synced an hour ago" },
  { app: "Google Sheets", name: "ana@northwind.example", lastSynced: "Synced yesterday" },
];

/** What a user of the stories has connected. Whoever is not Ben has what Ana has. */
export function accountsOf(externalUserId: string | null | undefined): readonly Account[] {
  return externalUserId === "ben" ? ofBen : ofAna;
}
