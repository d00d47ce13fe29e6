import { describe, expect, it } from "vitest";
import { apart, median, people, QUESTIONS, shuffled, someAddress, timed } from "./equivalence.scene.ts";
import { useCodes } from "./setup/codes.ts";

/** How often each is asked about either; 2,000 for a figure: EQUIVALENCE=2000 npx vitest run tests/equivalence.test.ts */
const ROUNDS = Number(process.env.EQUIVALENCE ?? 20);
const MEASURED = 500;
const WITHIN_MS = 5;
const WARMING = 3;

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
    const known = await people(test, ROUNDS + WARMING);
    for (const address of known.splice(0, WARMING)) await timed(test, question, address, ++turn);
    const asked = [
      ...known.map((address) => ["known", address] as const),
      ...known.map(() => ["unknown", someAddress()] as const),
    ];
    const times = { known: [] as number[], unknown: [] as number[] };

    // In no order at all: what one question leaves to be done after its answer then meets either kind as often.
    for (const [kind, address] of shuffled(asked))
      times[kind].push((await timed(test, question, address, ++turn)).took);

    const { means, difference, low, high } = apart(times.known, times.unknown);
    const [one, other, ...more] = [...means, difference, low, high].map((ms) => ms.toFixed(2));
    console.log(
      `${question.name}: with an account ${one} ms, without ${other} ms, ${more[0]} ms apart, 90 % of the time ${more[1]} to ${more[2]} (${ROUNDS} each)`,
    );
    // A few rounds on a machine that is shared show only that no work is left out; the figure is measured on demand.
    if (ROUNDS >= MEASURED) expect(Math.max(high, -low)).toBeLessThanOrEqual(WITHIN_MS);
    else
      expect(
        Math.max(median(times.known), median(times.unknown)) / Math.min(median(times.known), median(times.unknown)),
      ).toBeLessThan(2);
  });
});
