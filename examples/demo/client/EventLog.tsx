import type { ConnectTokenEvent } from "react-connect-token";
import { useTokenLog } from "./tokenLog.js";

const time = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const shown = 40;

/** Everything that happened to the token, latest first. */
export function EventLog() {
  const events = useTokenLog().slice(0, shown);
  return (
    <section className="card" aria-labelledby="log-title">
      <h3 id="log-title">Event log</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section className="log" aria-label="All events" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Event</th>
              <th scope="col">Why</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr key={event.id} data-type={event.type}>
                <td>{time.format(event.at)}</td>
                <td>
                  <span className="event-type">{event.type}</span>
                </td>
                <td>{describe(event)}</td>
                <td>{event.durationMs === undefined ? "" : `${Math.round(event.durationMs)} ms`}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {events.length === 0 && <p className="empty">Nothing has happened yet.</p>}
      </section>
    </section>
  );
}

function describe({ cause, code, nextAt, at }: ConnectTokenEvent): string {
  const wait = nextAt && `again in ${((nextAt.getTime() - at.getTime()) / 1_000).toFixed(1)} s`;
  return [code ?? cause?.replace("_", " "), wait].filter(Boolean).join(", ");
}
