import type { EmulatedTrigger } from "../EmulatedComponent.js";

/** The triggers of an emulator that is given none. */
export const defaultTriggers: readonly EmulatedTrigger[] = [
  {
    key: "slack-new-message-in-channels",
    name: "New Message In Channels",
    version: "1.0.27",
    description: "Emits an event for each message in the channels that are chosen",
    configurableProps: [
      { name: "slack", type: "app", app: "slack" },
      { name: "conversations", type: "string[]", label: "Channels", remoteOptions: true, optional: true },
    ],
    options: { conversations: () => ["#general", "#random", "#support"] },
    event: ({ now }) => ({
      type: "message",
      channel: "C01GENERAL",
      user: "U01EMULATED",
      text: "Good morning",
      ts: (now.getTime() / 1000).toFixed(6),
    }),
  },
  {
    key: "github-new-issue",
    name: "New Issue",
    version: "0.2.0",
    description: "Emits an event when an issue is opened",
    configurableProps: [
      { name: "github", type: "app", app: "github" },
      { name: "repoFullname", type: "string", label: "Repository", remoteOptions: true },
    ],
    options: { repoFullname: () => ["acme/website", "acme/api", "acme/handbook"] },
    event: ({ now }) => ({ action: "opened", number: 101, title: "It works", created_at: now.toISOString() }),
  },
];
