import type { ReactNode } from "react";

/** How often gates were rendered since it was last set to 0. */
export const renders = { count: 0 };

/** The same component, which counts its renders: production React tells of none. */
export function counted<Props>(Component: (props: Props) => ReactNode) {
  return function Counted(props: Props): ReactNode {
    renders.count++;
    return Component(props);
  };
}
