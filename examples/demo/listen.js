const firstPort = 3000;
const lastPort = 3100;

/**
 * Listens on this machine only: at `wanted` (0: any port that is free), or without it at the first free port from 3000.
 *
 * @param wanted What the variable PORT holds.
 * @returns The port.
 */
export async function listen(server, wanted) {
  if (wanted) {
    if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65_535) {
      throw new Error(`PORT is "${wanted}", which is no port: set a number from 0 to 65535.`);
    }
    if (await tryPort(server, Number(wanted))) return server.address().port;
    throw new Error(`Port ${wanted} is taken: set PORT to another one, or leave it out.`);
  }
  for (let port = firstPort; port <= lastPort; port++) {
    if (await tryPort(server, port)) return port;
  }
  throw new Error(`Every port from ${firstPort} to ${lastPort} is taken: set PORT to a free one.`);
}

function tryPort(server, port) {
  return new Promise((resolve, reject) => {
    const failed = (error) => {
      server.off("listening", listening);
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(error);
    };
    const listening = () => {
      server.off("error", failed);
      resolve(true);
    };
    server.once("error", failed);
    server.once("listening", listening);
    server.listen(port, "localhost");
  });
}
