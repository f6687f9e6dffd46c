import type { Decorator } from "@storybook/react-vite";
import { useConnectTokenSession } from "react-connect-token";

/** Says whose token it is, as soon as that is chosen in the toolbar: most components do not show it. */
export const withUserName: Decorator = (Story, { globals, parameters }) => {
  const isChosen = globals.externalUserId !== "story" && parameters.connectToken !== false;
  return (
    <>
      {isChosen && <UserName />}
      <Story />
    </>
  );
};

function UserName() {
  const user = useConnectTokenSession().externalUserId ?? "nobody";
  return <p className="stage-user">Signed in: {user}</p>;
}
