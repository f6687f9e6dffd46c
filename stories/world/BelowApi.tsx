import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { ConnectTokenProvider, useConnectTokenSession } from "react-connect-token";
import type { StoryApi } from "./createStoryApi.js";

/** The session around a story, with its calls going to the story's own API. */
export function BelowApi({ api, children }: { api: StoryApi; children: ReactNode }) {
  const session = useConnectTokenSession();
  const { baseUrl } = api;
  const own = useMemo(() => ({ ...session, baseUrl }), [session, baseUrl]);
  return (
    <QueryClientProvider client={api.queryClient}>
      <ConnectTokenProvider session={own}>{children}</ConnectTokenProvider>
    </QueryClientProvider>
  );
}
