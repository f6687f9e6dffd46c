import { alwaysFails } from "./alwaysFails.js";
import { anotherUser } from "./anotherUser.js";
import { clockJumps } from "./clockJumps.js";
import { datesAsText } from "./datesAsText.js";
import { disposed } from "./disposed.js";
import { downWhileValid } from "./downWhileValid.js";
import { failsThenWorks } from "./failsThenWorks.js";
import { hangs } from "./hangs.js";
import { hundredRefusals } from "./hundredRefusals.js";
import { logged } from "./logged.js";
import { manyAtOnce } from "./manyAtOnce.js";
import { refreshInFlight } from "./refreshInFlight.js";
import { slowClock } from "./slowClock.js";

/** At least one for each promise, in their order. */
export const faults = [
  slowClock,
  manyAtOnce,
  failsThenWorks,
  hangs,
  anotherUser,
  refreshInFlight,
  hundredRefusals,
  disposed,
  downWhileValid,
  alwaysFails,
  datesAsText,
  logged,
  clockJumps,
];
