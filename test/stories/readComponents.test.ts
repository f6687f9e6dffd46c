import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readComponents } from "../../.storybook/readComponents.js";

const component = (name: string) => {
  const [found] = readComponents(fileURLToPath(new URL(`../../src/react/${name}.tsx`, import.meta.url)));
  if (found === undefined) throw new Error(`${name} exports no component`);
  return found;
};

describe("the prop tables", () => {
  const provider = component("ConnectTokenProvider");
  const gate = component("RequireScope");

  it("have the props of every alternative, those of other files too", () => {
    expect(Object.keys(gate.props).sort()).toEqual(
      ["all", "any", "children", "error", "fallback", "pending", "scope"].sort(),
    );
    expect(Object.keys(provider.props)).toEqual(
      expect.arrayContaining(["externalUserId", "tokenCallback", "initialToken", "prefetch", "session"]),
    );
  });

  it("say what the TSDoc says", () => {
    expect(provider.description).toMatch(/^Gives everything below it one user's Connect token/);
    expect(gate.props.scope?.description).toBe("One scope.");
    expect(provider.props.timeout).toMatchObject({
      description: expect.stringContaining("in ms"),
      defaultValue: { value: "30,000" },
    });
  });

  it("write types as the source does, each member of a union once", () => {
    expect(gate.props.children?.tsType.name).toBe("ReactNode | ((status: ScopeStatus) => ReactNode)");
    expect(provider.props.externalUserId?.tsType.name).toBe("string | null | undefined");
    expect(provider.props.projectEnvironment?.tsType.name).toBe('"production" | "development"');
  });

  it("describe every prop but children", () => {
    const silent = [gate, provider].flatMap(({ props }) =>
      Object.values(props).filter(({ name, description }) => name !== "children" && description === ""),
    );
    expect(silent).toEqual([]);
  });
});
