import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// Far above what any test waits for: a busy machine is not a failure.
configure({ reactStrictMode: true, asyncUtilTimeout: 15_000 });
afterEach(cleanup);
