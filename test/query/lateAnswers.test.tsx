import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { useConnectFetch } from "react-connect-token";
import { useConnectMutation } from "react-connect-token/query";
import { expect, it } from "vitest";
import { queryTest, settled } from "./queryTest.js";

const frames: string[] = [];
function Toast() {
  const [toast, setToast] = useState("nothing");
  const { mutate } = useConnectMutation({
    mutationFn: async (_: undefined, { connectFetch }) =>
      (await (await connectFetch("/rename")).json()).from as string,
    onSuccess: (owner) => setToast(`renamed for ${owner}`),
  });
  frames.push(toast);
  return (
    <button type="button" onClick={() => mutate()}>
      {toast}
    </button>
  );
}
function Fetched() {
  const connectFetch = useConnectFetch();
  const [toast, setToast] = useState("nothing");
  frames.push(toast);
  const load = async () => setToast((await (await connectFetch("/load")).json()).from);
  return (
    <button type="button" onClick={() => load().catch(() => {})}>
      {toast}
    </button>
  );
}

it("shows bob nothing of a mutation of alice's whose answer has begun, and ends late", async () => {
  const { api, switchTo } = queryTest(() => <Toast />);
  await settled();
  let end = () => {};
  api.mockImplementation(async () => {
    const { readable, writable } = new TransformStream();
    end = () => void new Response('{"from":"alice"}').body?.pipeTo(writable);
    return new Response(readable);
  });
  fireEvent.click(screen.getByRole("button"));
  await settled();
  switchTo("bob");
  await settled();
  end();
  await settled();
  expect(screen.getByRole("button")).toHaveTextContent("nothing");
});

it.each([
  ["a mutation's onSuccess", Toast],
  ["what awaits connectFetch", Fetched],
])("shows bob nothing of %s of alice's, answered late", async (_, Part) => {
  const { api, switchTo } = queryTest(() => <Part />);
  await settled();
  const answers: ((response: Response) => void)[] = [];
  api.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  fireEvent.click(screen.getByRole("button"));
  await settled();
  frames.length = 0;
  switchTo("bob");
  await settled();
  answers[0]?.(Response.json({ from: "alice" }));
  await settled();
  expect(frames.filter((frame) => frame.includes("alice"))).toEqual([]);
});
