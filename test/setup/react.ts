import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// Far above what any test waits for: a busy machine is not a failure.
configure({ reactStrictMode: true, asyncUtilTimeout: 15_000 });
// As Testing Library sets it where the runner's functions are globals, so that React tells of what changes outside `act`.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(cleanup);
