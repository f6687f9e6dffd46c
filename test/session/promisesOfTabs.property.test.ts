import { testHistories } from "./testHistories.js";

testHistories("keeps its promises in several tabs, whichever of them is frozen, closed or lied to", {
  min: 2,
  max: 3,
});
