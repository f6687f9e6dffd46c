import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { ConnectTokenProvider, createTokenCallback } from "react-connect-token";
import { flushSync } from "react-dom";
import type { PageData, User } from "../PageData.js";
import { AnnouncerProvider } from "./Announcer.js";
import { Header } from "./Header.js";
import { PageDataContext } from "./PageDataContext.js";
import { queryClient } from "./queryClient.js";
import { SignIn } from "./SignIn.js";
import * as signIn from "./signIn.js";
import { recordTokenEvent } from "./tokenLog.js";
import { Workspace } from "./Workspace.js";

const tokenCallback = createTokenCallback("/api/connect-token");
const scope = "connect:accounts:read connect:accounts:write";

export function App({ page }: { page: PageData }) {
  const [user, setUser] = useState<User | null>(page.user);

  async function switchTo(next: User | null) {
    await (next === null ? signIn.end() : signIn.as(next));
    flushSync(() => setUser(next));
    // It is another page, and the button that was pressed has gone.
    document.querySelector("h1")?.focus();
    // The keys of all queries name their user, so nothing could be mistaken; but nobody needs the last one's any more.
    queryClient.removeQueries({ queryKey: ["user"], type: "inactive" });
  }

  return (
    <PageDataContext value={page}>
      <ConnectTokenProvider
        externalUserId={user?.id ?? null}
        tokenCallback={tokenCallback}
        scope={scope}
        baseUrl={page.baseUrl}
        projectEnvironment={page.projectEnvironment}
        initialToken={page.initialToken}
        onEvent={recordTokenEvent}
      >
        <QueryClientProvider client={queryClient}>
          <AnnouncerProvider>
            <Header user={user} onSwitch={switchTo} />
            {user === null ? (
              <SignIn onSignIn={switchTo} />
            ) : (
              // Another user is another page: nothing that was typed or opened is carried over.
              <Workspace key={user.id} user={user} onSignOut={() => switchTo(null)} />
            )}
          </AnnouncerProvider>
        </QueryClientProvider>
      </ConnectTokenProvider>
    </PageDataContext>
  );
}
