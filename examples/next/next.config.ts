import type { NextConfig } from "next";

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,

  turbopack: { root: import.meta.dirname }, // this folder is a project of its own inside of another
};

export default config;
