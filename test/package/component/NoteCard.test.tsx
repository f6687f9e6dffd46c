import { fireEvent, render, screen } from "@testing-library/react";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { expect, test } from "vitest";
import { NoteCard } from "./NoteCard.tsx";

test("an input keeps its text from ready through a failing refresh and the token's end", async () => {
  const connect = createConnectTest();
  render(
    <TestConnectTokenProvider connect={connect}>
      <NoteCard />
    </TestConnectTokenProvider>,
  );
  expect(screen.getByRole("status").textContent).toBe("pending");

  await connect.grant("connect:accounts:write");
  expect(screen.getByRole("status").textContent).toBe("ready");
  const note = screen.getByLabelText<HTMLInputElement>("note");
  fireEvent.change(note, { target: { value: "half a sentence" } });

  await connect.fail(503);
  expect(screen.getByRole("alert").textContent).toBe("callback_unavailable");
  expect(screen.getByRole("status").textContent).toBe("ready");

  await connect.expire();
  expect(screen.getByRole("status").textContent).toBe("expired");

  await connect.recover();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByLabelText("note")).toBe(note);
  expect(note.value).toBe("half a sentence");
});
