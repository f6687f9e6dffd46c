import type { ReactNode } from "react";
import type { Contender } from "../Contender.js";
import { counted } from "../counted.js";

const Children = ({ children }: { children: ReactNode }) => children;
const Counted = counted(Children);

/** What the gates stand in: the host parents, the children, and a component that does nothing. */
export const noGate: Contender = {
  name: "no gate",
  Provider: Children,
  gate: (_, child) => <Counted>{child}</Counted>,
  nextToken: async () => {},
};
