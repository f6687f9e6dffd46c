import { createContext, type ReactNode, use, useState } from "react";

const AnnouncerContext = createContext<(message: string) => void>(() => {});

/** Tells a screen reader, politely, what a person's own click has led to. */
export const useAnnounce = () => use(AnnouncerContext);

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState("");
  return (
    <AnnouncerContext value={setMessage}>
      {children}
      <p role="status" className="visually-hidden">
        {message}
      </p>
    </AnnouncerContext>
  );
}
