import { describeScope } from "react-connect-token";
import { Picture } from "./Picture.js";
import "./TokenPicture.css";

const scopes = ["connect:accounts:read", "connect:actions:*"];

/** The token as a ticket: for whom, for what, for how long. */
export function TokenPicture() {
  return (
    <Picture says="A Connect token is like a ticket: made out to one person, good for what is printed on it, and for a short time.">
      <div className="ticket">
        <div className="ticket-part">
          <span>For one person</span>
          <b>Ana, your user</b>
        </div>
        <div className="ticket-part" data-wide>
          <span>For what is printed on it</span>
          {scopes.map((scope) => (
            <b key={scope}>
              <svg width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
                <path
                  d="M3.5 8.4l3 3 6-6.6"
                  stroke="currentColor"
                  strokeWidth="2"
                  strokeLinecap="round"
                  strokeLinejoin="round"
                />
              </svg>
              {describeScope(scope)}
            </b>
          ))}
        </div>
        <div className="ticket-stub">
          <span>For a short time</span>
          <b>1 s to 4 h</b>
        </div>
      </div>
    </Picture>
  );
}
