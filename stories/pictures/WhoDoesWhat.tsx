import { Fragment } from "react";
import { Picture } from "./Picture.js";
import "./WhoDoesWhat.css";

const parties = [
  {
    name: "Browser",
    what: "Your React app",
    holds: "Holds the Connect token, in memory only",
    icon: "M2.5 4.5h19v15h-19zM2.5 9h19M5.5 6.8h0M8 6.8h0",
  },
  {
    name: "Your server",
    what: "One route",
    holds: "Holds the client secret, knows who is signed in",
    icon: "M4 4h16v6.5H4zM4 13.5h16V20H4zM7 7.2h3M7 16.8h3M17 7.2h0M17 16.8h0",
  },
  {
    name: "Pipedream",
    what: "Connect API",
    holds: "Holds the connected accounts, checks every call",
    icon: "M7.5 18.5a5 5 0 0 1-.6-9.96 6 6 0 0 1 11.4 1.2A4.4 4.4 0 0 1 17.6 18.5z",
  },
] as const;

const ways = [
  { there: "a token, please", back: "a Connect token" },
  { there: "one for this user", back: "a Connect token" },
] as const;

/** Browser, route and Pipedream, and what goes between them. */
export function WhoDoesWhat() {
  return (
    <Picture says="The browser asks your server for a token. Your server, which knows the user and holds the secret, has Pipedream make one. With it the browser calls the Connect API itself, and Pipedream checks every call.">
      <div className="parties">
        {parties.map((party, index) => (
          <Fragment key={party.name}>
            <Party {...party} />
            {ways[index] && <Way {...ways[index]} />}
          </Fragment>
        ))}
        <div className="direct">
          <span>with the token, the browser calls the Connect API itself</span>
        </div>
      </div>
    </Picture>
  );
}

function Party({ name, what, holds, icon }: (typeof parties)[number]) {
  return (
    <div className="party">
      <svg
        width="28"
        height="28"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d={icon} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <b>{name}</b>
      <span>{what}</span>
      <small>{holds}</small>
    </div>
  );
}

function Way({ there, back }: (typeof ways)[number]) {
  return (
    <div className="way">
      <span data-to="there">{there}</span>
      <span data-to="back">{back}</span>
    </div>
  );
}
