/** Serves an Express app, whose file is the argument, on a free port and prints its address. */
import { join } from "node:path";

const { app } = await import(join(process.cwd(), process.argv[2]));
const server = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
