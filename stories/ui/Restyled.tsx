import type { ReactNode } from "react";
import "./restyled.css";

/** Puts what is inside into another theme. */
export function Restyled({ children }: { children: ReactNode }) {
  return <div className="restyled">{children}</div>;
}
