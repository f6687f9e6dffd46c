import { useConnectToken } from "react-connect-token";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";

it("renders on a server how things stand after a verb", async () => {
  const connect = createConnectTest({ scopes: "connect:*" });
  await connect.signOut();
  const Status = () => useConnectToken().status;
  const html = renderToString(
    <TestConnectTokenProvider connect={connect}>
      <Status />
    </TestConnectTokenProvider>,
  );
  expect(html).toBe("idle");
});
