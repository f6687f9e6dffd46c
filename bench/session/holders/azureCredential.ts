import { AzureCommunicationTokenCredential } from "@azure/communication-common";
import type { HolderKind } from "../Holder.js";

/** The credential of Azure Communication Services, which refreshes ahead by itself and reads the end from the JWT. */
export const azureCredential: HolderKind = {
  name: "@azure/communication-common",
  create({ route, user }) {
    const credential = new AzureCommunicationTokenCredential({
      tokenRefresher: async () => (await route.ask(user)).token,
      refreshProactively: true,
    });
    return {
      getToken: async () => (await credential.getToken()).token,
      dispose: () => credential.dispose(),
      visible: () => credential,
    };
  },
};
