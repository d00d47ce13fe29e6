import { describe, expect, it } from "vitest";
import { median, people, QUESTIONS, someAddress, timed } from "./equivalence.scene.ts";
import { useCodes } from "./setup/codes.ts";

/** How often each is asked about either; 2,000 for a figure: EQUIVALENCE=2000 npx vitest run tests/equivalence.test.ts */
const ROUNDS = Number(process.env.EQUIVALENCE ?? 20);
const MEASURED = 500;
const WITHIN_MS = 5;

const { test } = useCodes();
let turn = 0;

describe.each(QUESTIONS)("$name", (question) => {
  it("answers about an address with an account as about one without", async () => {
    const [known = ""] = await people(test, 1);

    const answers = [
      (await timed(test, question, known, ++turn)).answer,
      (await timed(test, question, someAddress(), ++turn)).answer,
    ];

    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.errors).toBeUndefined();
  });

  it("takes as long", { timeout: 60_000 + ROUNDS * 2_000 }, async () => {
    const known = await people(test, ROUNDS + 3);
    const times = { known: [] as number[], unknown: [] as number[] };

    for (const [round, address] of known.entries()) {
      // Who is asked about first changes each time: what one leaves for the other is shared by both.
      const pair = [["known", address] as const, ["unknown", someAddress()] as const];
      for (const [kind, identifier] of round % 2 ? pair : pair.reverse()) {
        const { took } = await timed(test, question, identifier, ++turn);
        if (round >= 3) times[kind].push(took);
      }
    }

    const [one, other] = [median(times.known), median(times.unknown)];
    console.log(
      `${question.name}: with an account ${one.toFixed(2)} ms, without ${other.toFixed(2)} ms, ${(one - other).toFixed(2)} ms apart (medians of ${ROUNDS} each)`,
    );
    // A few rounds on a machine that is shared show only that no work is left out; the figure is measured on demand.
    if (ROUNDS >= MEASURED) expect(Math.abs(one - other)).toBeLessThanOrEqual(WITHIN_MS);
    else expect(Math.max(one, other) / Math.min(one, other)).toBeLessThan(2);
  });
});
