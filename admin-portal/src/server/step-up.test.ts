import { expect, it } from "vitest";
import { Failure } from "./failure.ts";
import { stepUpAsked, withStepUp } from "./step-up.ts";

const NEEDED = new Failure("FORBIDDEN", "Prove it again.", { reason: "STEP_UP_NEEDED" });

/** Refused until somebody has proven again who they are. */
function guarded() {
  let tried = 0;
  return {
    act: () => (tried++ === 0 ? Promise.reject(NEEDED) : Promise.resolve("done")),
    tried: () => tried,
  };
}

it("is asked for once, and what waited is done then", async () => {
  const [one, other] = [guarded(), guarded()];
  const both = Promise.all([withStepUp(one.act), withStepUp(other.act)]);
  await expect.poll(() => stepUpAsked.get()).not.toBeNull();

  stepUpAsked.get()!.proven();

  expect(await both).toEqual(["done", "done"]);
  expect(stepUpAsked.get()).toBeNull();
});

it("that is declined leaves everything as it was", async () => {
  const { act, tried } = guarded();
  const waiting = withStepUp(act);
  await expect.poll(() => stepUpAsked.get()).not.toBeNull();

  stepUpAsked.get()!.declined();

  await expect(waiting).rejects.toMatchObject({ code: "FORBIDDEN", message: "account.stepUp.declined" });
  expect(tried()).toBe(1);
});

it("is not asked for where something else is forbidden", async () => {
  const refused = new Failure("FORBIDDEN", "Not yours.");

  await expect(withStepUp(() => Promise.reject(refused))).rejects.toBe(refused);
  expect(stepUpAsked.get()).toBeNull();
});
