import { rmSync } from "node:fs";
import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { createConnectTest, TestConnectTokenProvider } from "react-connect-token/testing";
import { expect, it, onTestFinished, vi } from "vitest";
import { writeReadmeFiles } from "./writeReadmeFiles.js";

async function setup() {
  const { folder } = writeReadmeFiles(`readme-settings-${process.pid}`);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { Settings }: { Settings: (props: { onManage(): void }) => ReactNode } = await import(
    /* @vite-ignore */ `${folder}/app/Settings.tsx`
  );
  const connect = createConnectTest({ scopes: ["connect:accounts:read"] });
  const onManage = vi.fn();
  render(
    <TestConnectTokenProvider connect={connect}>
      <Settings onManage={onManage} />
    </TestConnectTokenProvider>,
  );
  return { connect, onManage };
}

it("disables instead of hides, as the README shows it: found by the keyboard, says why, does nothing until it may", async () => {
  const { connect, onManage } = await setup();
  const button = screen.getByRole("button", { name: "Manage accounts" });
  await userEvent.tab();
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).toHaveAccessibleDescription("You need connect:accounts:write.");
  await userEvent.keyboard("{Enter}");
  expect(onManage).not.toHaveBeenCalled();
  await connect.fail(503);
  await connect.advance("2h");
  expect(button).toHaveAccessibleDescription("You need connect:accounts:write.");
  await connect.grant("connect:accounts:*");
  await connect.grant(["connect:accounts:read", "connect:accounts:write"]);
  expect(button).toHaveFocus();
  expect(button).not.toHaveAccessibleDescription();
  await userEvent.keyboard("{Enter}");
  expect(onManage).toHaveBeenCalledTimes(1);
});

it("steps up, as the README shows it: a refusal is spoken, and the focus goes to what stays", async () => {
  const { connect } = await setup();
  const ask = screen.getByRole("button", { name: "Ask for access" });
  ask.focus();
  await connect.hold();
  await userEvent.keyboard("{Enter}");
  expect(ask).toHaveAttribute("aria-disabled", "true");
  expect(ask).toHaveFocus();
  await connect.grant(["connect:accounts:read"]);
  await act(async () => {});
  expect(screen.getByRole("status")).toHaveTextContent("Not for you.");
  expect(ask).toHaveFocus();
  await connect.hold();
  await userEvent.keyboard("{Enter}");
  await connect.grant(["connect:accounts:read", "connect:proxy"]);
  await act(async () => {});
  expect(screen.getByText("The proxy is yours.")).toBeVisible();
  expect(screen.getByRole("region", { name: "Proxy" })).toHaveFocus();
});
