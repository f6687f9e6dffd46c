import { useConnectToken } from "react-connect-token";
import { expect, it } from "vitest";

function Status() {
  const { status } = useConnectToken();
  return <output>{status}</output>;
}

it("is compiled by the React Compiler in the project that says so, and in no other", () => {
  // The cache that a compiled component begins with: `c(2)` of react/compiler-runtime.
  const hasCache = /^[^\n]*\n\s*const \$ = .*\bc\)?\(\d+\);/.test(String(Status));
  expect(hasCache).toBe(process.env.REACT_COMPILER === "on");
});
