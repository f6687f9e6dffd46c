import { expect, it } from "vitest";
import { faults } from "../../bench/session/faults/faults.js";
import { ours } from "../../bench/session/holders/ours.js";

for (const fault of faults)
  it(`promise ${fault.promise} is held: ${fault.what}`, async () => {
    expect(await fault.run(ours)).toMatchObject({ held: true });
  });
