import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "react-connect-token/ui/styles.css";
import type { PageData } from "../PageData.js";
import { App } from "./App.js";

const root = document.getElementById("root");
const data = document.getElementById("page-data")?.textContent;
if (!root || !data) throw new Error("The page has lost its root or its data.");

createRoot(root).render(
  <StrictMode>
    {/* Written by our own server, by the same type. */}
    <App page={JSON.parse(data) as PageData} />
  </StrictMode>,
);
