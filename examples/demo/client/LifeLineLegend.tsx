import { MarkSample } from "./LifeLineMark.js";

export function LifeLineLegend() {
  return (
    <ul className="legend">
      <li>
        <i className="swatch" data-kind="left" />
        handed out
      </li>
      <li>
        <i className="swatch" data-kind="window" />
        refreshed in here
      </li>
      <li>
        <i className="swatch" data-kind="floor" />
        not handed out any more
      </li>
      <li>
        <MarkSample type="refreshed" />
        new token
      </li>
      <li>
        <MarkSample type="failed" />
        failure
      </li>
      <li>
        <MarkSample type="expired" />
        ended without a next one
      </li>
    </ul>
  );
}
