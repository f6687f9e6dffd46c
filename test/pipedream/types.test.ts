import type { Pipedream, PipedreamClient } from "@pipedream/sdk/browser";
import type { ConnectTokenResponse, ConnectTokenSession, TokenCallback } from "react-connect-token/core";
import { createPipedreamClient, usePipedreamClient } from "react-connect-token/pipedream";
import { expectTypeOf, it } from "vitest";

type OfficialOptions = ConstructorParameters<typeof PipedreamClient>[0];

it("takes the official SDK's own callbacks as a tokenCallback", () => {
  expectTypeOf<OfficialOptions["tokenCallback"]>().toExtend<TokenCallback>();
});

it("takes what the official tokens.create answers as a callback's answer", () => {
  expectTypeOf<Pipedream.CreateTokenResponse>().toExtend<ConnectTokenResponse>();
});

it("gives the official browser client's own type", () => {
  expectTypeOf(createPipedreamClient).returns.toEqualTypeOf<PipedreamClient>();
  expectTypeOf(usePipedreamClient).returns.toEqualTypeOf<PipedreamClient>();
});

it("takes a session and at most what the official client knows under the same names", () => {
  type Options = NonNullable<Parameters<typeof createPipedreamClient>[1]>;
  expectTypeOf<Parameters<typeof createPipedreamClient>[0]>().toEqualTypeOf<ConnectTokenSession>();
  expectTypeOf<keyof Options>().toExtend<keyof OfficialOptions>();
  expectTypeOf<Pick<OfficialOptions, "headers">>().toExtend<Options>();
});
