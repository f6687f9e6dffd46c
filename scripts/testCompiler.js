/** `npm run test:compiler`: the jsdom tests with the components of the tests and of the kit compiled by the React Compiler. */
import { closingLine } from "./closingLine.js";
import { runVitest } from "./runVitest.js";

closingLine(await runVitest(["compiled"], { CI: "1" }));
