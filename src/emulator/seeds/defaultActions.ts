import type { ComponentRun, EmulatedAction } from "../EmulatedComponent.js";

const text = ({ configuredProps }: ComponentRun, name: string, fallback: string): string => {
  const value = configuredProps[name];
  return typeof value === "string" && value !== "" ? value : fallback;
};

const matching = (query: string, names: readonly string[]) =>
  names.filter((name) => name.toLowerCase().includes(query.toLowerCase()));

const channels = [
  { label: "#general", value: "C01GENERAL" },
  { label: "#random", value: "C02RANDOM" },
  { label: "#support", value: "C03SUPPORT" },
];

const columns: Readonly<Record<string, readonly string[]>> = {
  Customers: ["Name", "Email", "Plan"],
  Orders: ["Number", "Amount", "Paid on"],
};

/** The actions of an emulator that is given none: a plain one, one with choices, one whose form grows. */
export const defaultActions: readonly EmulatedAction[] = [
  {
    key: "slack-send-message",
    name: "Send Message",
    version: "0.1.3",
    description: "Posts a message to a channel",
    configurableProps: [
      { name: "slack", type: "app", app: "slack" },
      { name: "channel", type: "string", label: "Channel", remoteOptions: true },
      { name: "text", type: "string", label: "Text", description: "What the message says" },
    ],
    options: {
      channel: ({ query }) =>
        channels.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase())),
    },
    run: (run) => {
      const channel = text(run, "channel", "C01GENERAL");
      const label = channels.find(({ value }) => value === channel)?.label ?? channel;
      run.exportValue("$summary", `Sent a message to ${label}`);
      const ts = (run.now.getTime() / 1000).toFixed(6);
      return {
        ok: true,
        channel,
        ts,
        message: { type: "message", user: run.externalUserId, text: text(run, "text", ""), ts },
      };
    },
  },
  {
    key: "github-create-issue",
    name: "Create Issue",
    version: "0.3.1",
    description: "Opens an issue in a repository",
    configurableProps: [
      { name: "github", type: "app", app: "github" },
      { name: "repoFullname", type: "string", label: "Repository", remoteOptions: true },
      { name: "title", type: "string", label: "Title" },
      { name: "body", type: "string", label: "Body", optional: true },
      { name: "labels", type: "string[]", label: "Labels", optional: true, remoteOptions: true },
    ],
    options: {
      repoFullname: ({ query }) => matching(query, ["acme/website", "acme/api", "acme/handbook"]),
      labels: ({ query }) => matching(query, ["bug", "question", "feature"]),
    },
    run: (run) => {
      const repository = text(run, "repoFullname", "acme/website");
      const number = 100 + (Math.floor(run.now.getTime() / 1000) % 900);
      run.exportValue("$summary", `Opened issue ${number} in ${repository}`);
      return {
        number,
        title: text(run, "title", "Untitled"),
        state: "open",
        html_url: `https://github.com/${repository}/issues/${number}`,
        created_at: run.now.toISOString(),
      };
    },
  },
  {
    key: "google_sheets-add-single-row",
    name: "Add Single Row",
    version: "2.1.9",
    description: "Adds a row at the end of a worksheet",
    configurableProps: [
      { name: "googleSheets", type: "app", app: "google_sheets" },
      { name: "worksheet", type: "string", label: "Worksheet", remoteOptions: true, reloadProps: true },
    ],
    options: { worksheet: ({ query }) => matching(query, Object.keys(columns)) },
    additionalProps: ({ configuredProps: { worksheet } }) =>
      (columns[String(worksheet)] ?? []).map((label, index) => ({
        name: `column${index + 1}`,
        type: "string",
        label,
        optional: true,
      })),
    run: (run) => {
      const worksheet = text(run, "worksheet", "Customers");
      const cells = (columns[worksheet] ?? []).map((_, index) => text(run, `column${index + 1}`, ""));
      run.exportValue("$summary", `Added a row to ${worksheet}`);
      return { updatedRange: `${worksheet}!A2`, updatedRows: 1, values: [cells] };
    },
  },
];
