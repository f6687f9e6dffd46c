export { createPipedreamClient, type PipedreamClientOptions } from "./pipedream/createPipedreamClient.js";
export { usePipedreamClient } from "./pipedream/usePipedreamClient.js";
