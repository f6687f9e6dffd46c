import { testHistories } from "./testHistories.js";

testHistories("keeps its promises through any history of calls, answers, failures and clocks", {
  min: 1,
  max: 1,
});
