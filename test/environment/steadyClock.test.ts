import { expect, it } from "vitest";
import { elapsedMs } from "../../src/environment/Clock.js";
import { steadyClock } from "../../src/environment/steadyClock.js";

function setup() {
  const real = { wall: 1_000_000, monotonic: 50 };
  const clock = steadyClock(() => ({ ...real }));
  const began = clock();
  return { real, clock, elapsed: () => elapsedMs(began, clock()) };
}

it("agrees with both clocks as long as they agree", () => {
  const { real, clock, elapsed } = setup();
  real.wall += 60_000;
  real.monotonic += 60_000;

  expect(elapsed()).toBe(60_000);
  expect(clock()).toEqual(real);
});

it("goes on through a wall clock that is set back and a sleep after that", () => {
  const { real, clock, elapsed } = setup();
  real.wall -= 86_400_000;
  clock();
  real.wall += 3_600_000; // asleep
  expect(elapsed()).toBe(3_600_000);

  real.wall += 5_000;
  real.monotonic += 5_000;
  expect(elapsed()).toBe(3_605_000);
});

it("never goes back", () => {
  const { real, elapsed } = setup();
  real.wall += 86_400_000;
  expect(elapsed()).toBe(86_400_000);

  real.wall -= 86_400_000;
  expect(elapsed()).toBe(86_400_000);
});

it("does not go back either when a jump takes away what was less than one", () => {
  const { real, elapsed } = setup();
  real.wall += 500;
  expect(elapsed()).toBe(500);

  real.wall -= 86_400_000;
  expect(elapsed()).toBe(500);
  real.wall += 100;
  real.monotonic += 100;
  expect(elapsed()).toBe(600);
});

it("does not add up what is left over from rounding", () => {
  const { real, clock, elapsed } = setup();
  for (let look = 0; look < 10_000; look++) {
    real.monotonic += 0.5;
    real.wall = 1_000_000 + Math.round(real.monotonic - 50 + (look % 3));
    clock();
  }

  expect(Math.abs(elapsed() - 5_000)).toBeLessThan(5);
});

it("does not stand still for half a second that was slept and then taken from the wall clock", () => {
  const { real, elapsed } = setup();
  real.wall += 500;
  expect(elapsed()).toBe(500);
  real.wall -= 500;
  expect(elapsed()).toBe(500);
  real.wall += 400;
  real.monotonic += 400;

  expect(elapsed()).toBe(900);
});
