type Answer = (response: Response) => void;

/** An app's own API behind the proxy, which answers when the test says so, and what. */
export function createUpstream() {
  const arrived: Answer[] = [];
  const awaited: ((answer: Answer) => void)[] = [];
  const requests: Request[] = [];
  return {
    requests,
    answer: (request: Request) =>
      new Promise<Response>((answer) => {
        requests.push(request);
        const waiting = awaited.shift();
        if (waiting === undefined) arrived.push(answer);
        else waiting(answer);
      }),
    /** How to answer the next request, once it is there. */
    next: () =>
      new Promise<Answer>((give) => {
        const answer = arrived.shift();
        if (answer === undefined) awaited.push(give);
        else give(answer);
      }),
  };
}
