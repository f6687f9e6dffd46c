import { type ConnectTokenSession, createConnectTokenSession } from "react-connect-token/core";

let minted = 0;
const mint = () => ({
  token: `ctok_${++minted}`,
  expires_in: 3600,
  expires_at: new Date(Date.now() + 3_600_000),
});
const answer = async () => mint();
const hang = () => new Promise<never>(() => {});
const fail = async () => new Response(null, { status: 503 });
const refuse = async () => new Response(null, { status: 401 });
const nothing = () => {};
/** A caller does something with its token before it asks for the next. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

type Options = Partial<Parameters<typeof createConnectTokenSession>[0]>;

function create(user: number, options: Options): ConnectTokenSession {
  return createConnectTokenSession({
    externalUserId: `user-${user}`,
    scope: "connect:proxy",
    tokenCallback: answer,
    onEvent: nothing,
    ...options,
  } as Parameters<typeof createConnectTokenSession>[0]);
}

/** Lives of a session, each used in another way, and each ended in the middle of something. */
const lives: ((user: number, signal: AbortSignal) => Promise<ConnectTokenSession[]>)[] = [
  async function used(user, signal) {
    const session = create(user, {});
    const stop = session.start();
    session.subscribe(nothing);
    session.subscribe((state) => state.status, nothing);
    session.onEvent(nothing);
    const token = await session.getToken({ signal });
    await turn();
    session.invalidate(token);
    await session.getToken({ signal });
    await turn();
    await session.refresh();
    await turn();
    await session.requestScope("connect:users:write");
    await session.getSingleUseToken();
    session.getState();
    stop();
    session.dispose();
    return [session];
  },
  async function stoppedOnly(user, signal) {
    const session = create(user, {});
    const stops = [session.start(), session.start()];
    await session.getToken({ signal });
    for (const stop of stops) stop();
    return [session];
  },
  async function failing(user, signal) {
    const session = create(user, { tokenCallback: fail });
    const failed = untilEvent(session, "failed");
    session.start();
    session.getToken({ signal }).catch(nothing);
    await failed;
    session.dispose();
    return [session];
  },
  async function refused(user, signal) {
    const session = create(user, { tokenCallback: refuse });
    const stop = session.start();
    await session.getToken({ signal }).catch(nothing);
    stop();
    return [session];
  },
  async function hanging(user, signal) {
    const session = create(user, { tokenCallback: hang });
    const fetching = untilEvent(session, "fetching");
    session.start();
    const open = [
      session.getToken({ signal }),
      session.refresh(),
      session.requestScope("connect:users:write"),
      session.getSingleUseToken(),
    ];
    await fetching;
    session.dispose();
    await Promise.allSettled(open);
    return [session];
  },
  async function givenUp(user) {
    const session = create(user, { tokenCallback: hang });
    const fetching = untilEvent(session, "fetching");
    const stop = session.start();
    const own = new AbortController();
    const open = session.getToken({ signal: own.signal });
    await fetching;
    own.abort();
    await open.catch(nothing);
    stop();
    return [session];
  },
  async function given(user, signal) {
    const session = create(user, { initialToken: user % 2 ? mint() : answer() });
    session.start();
    await session.getToken({ signal });
    session.setOptions({
      externalUserId: `user-${user}`,
      tokenCallback: answer,
      scope: "connect:proxy connect:users:write",
    });
    await session.getToken({ signal });
    session.dispose();
    return [session];
  },
  async function sharing(user, signal) {
    const [one, other] = [create(user, {}), create(user, {})];
    const stop = other.start();
    one.start();
    await Promise.all([one.getToken({ signal }), other.getToken({ signal })]);
    one.dispose();
    await other.refresh();
    stop();
    return [one, other];
  },
  async function waitingForTheOther(user, signal) {
    const [one, other] = [create(user, { tokenCallback: hang }), create(user, {})];
    const fetching = untilEvent(one, "fetching");
    one.start();
    other.start();
    const open = [one.getToken({ signal }), other.getToken({ signal })];
    await fetching;
    other.dispose();
    one.dispose();
    await Promise.allSettled(open);
    return [one, other];
  },
  async function unused(user) {
    const session = create(user, {});
    session.start()();
    session.dispose();
    return [session];
  },
];

/** Lives a session's life, another one for each number, and tells which sessions that took. */
export async function useSession(number: number, signal: AbortSignal): Promise<WeakRef<object>[]> {
  const live = lives[number % lives.length];
  const sessions = (await live?.(number, signal)) ?? [];
  return sessions.map((session) => new WeakRef(session));
}

function untilEvent(session: ConnectTokenSession, type: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.onEvent((event) => {
      if (event.type !== type) return;
      stop();
      resolve();
    });
  });
}
