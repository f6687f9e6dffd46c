/** A way to every other tab of an origin that has opened one of the same name. */
export interface Channel {
  /** Sends to all but oneself. What cannot be sent is not. */
  post(message: unknown): void;
  close(): void;
}

export type OpenChannel = (name: string, onMessage: (message: unknown) => void) => Channel | undefined;

/** Opens a BroadcastChannel; `undefined` where there are none, or none for this page. */
export const openChannel: OpenChannel = (name, onMessage) => {
  try {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => onMessage(data);
    return {
      post(message) {
        try {
          channel.postMessage(message);
        } catch {} // the page is going away; it is alone then
      },
      close: () => channel.close(),
    };
  } catch {
    return undefined;
  }
};
