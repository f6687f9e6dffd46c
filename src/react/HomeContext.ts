"use client";
import { createContext } from "react";
import type { Home } from "./createHome.js";

/** Beside each session's context; there is one where there is the other. */
export const HomeContext = createContext<Home | null>(null);
