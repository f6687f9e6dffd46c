import type { Plugin } from "vite";

export declare function propTables(): Plugin;
