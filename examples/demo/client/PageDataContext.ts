import { createContext, use } from "react";
import type { PageData } from "../PageData.js";

export const PageDataContext = createContext<PageData | null>(null);

export function usePageData(): PageData {
  const page = use(PageDataContext);
  if (page === null) throw new Error("Wrap this in <PageDataContext>.");
  return page;
}
