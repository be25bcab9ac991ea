// The limit is reached when it must be, and costs one timer however often it is set.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Limit } from "./limit";

const reached = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  reached.mockClear();
});

afterEach(() => { vi.useRealTimers(); });

test("a limit that is set and cleared at every key takes one timer", () => {
  const timers = vi.spyOn(globalThis, "setTimeout");
  const limit = new Limit(4000, reached);
  for (let key = 0; key < 20; key += 1) {
    limit.set();
    vi.advanceTimersByTime(100);
    limit.clear();
  }
  expect(timers).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(4000);
  expect([timers.mock.calls.length, reached.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0, 0]);
});

test("it counts from where it was set last, and is reached once", () => {
  const limit = new Limit(1000, reached);
  limit.set();
  vi.advanceTimersByTime(900);
  limit.set();
  vi.advanceTimersByTime(900);
  expect(reached).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(reached).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5000);
  expect(reached).toHaveBeenCalledTimes(1);
});

test("after its end it is not reached", () => {
  const limit = new Limit(300, reached);
  limit.set();
  limit.end();
  vi.advanceTimersByTime(1000);
  expect(reached).not.toHaveBeenCalled();
});
