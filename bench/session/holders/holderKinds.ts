import { azureCredential } from "./azureCredential.js";
import { handWritten } from "./handWritten.js";
import { ours } from "./ours.js";
import { pipedreamSdk } from "./pipedreamSdk.js";

/** Ours first, then what it is compared with. */
export const holderKinds = [ours, pipedreamSdk, azureCredential, handWritten];
