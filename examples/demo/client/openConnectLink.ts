import type { ConnectTokenSession } from "react-connect-token";

/**
 * Opens Pipedream's Connect page for one app in a new tab, on a token of its own: connecting an account uses the token
 * up, and the shared one has to survive. When the person comes back, the list of accounts is asked for again.
 */
export async function openConnectLink(session: ConnectTokenSession, app: string): Promise<void> {
  // Opened within the click, else the browser takes it for a pop-up; it gets its address when the token is here.
  const tab = window.open("", "_blank");
  if (tab === null) throw new Error("The browser did not open a tab.");
  tab.opener = null;
  try {
    const { connectLinkUrl } = await session.getSingleUseToken({ app });
    if (connectLinkUrl === undefined) throw new Error("The server gave no address of the Connect page.");
    tab.location.href = `${connectLinkUrl}&app=${encodeURIComponent(app)}`;
  } catch (error) {
    tab.close();
    throw error;
  }
}
