import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { Role } from "../roles/roles.ts";
import { ChallengeRefused } from "./challenge.refused.ts";
import { codeOf } from "./derived.ts";
import { alone, asking, freshMailbox, freshPhone, opened } from "./testing.ts";
import { type Expected, type Proof, useChallenge } from "./use-challenge.ts";

const lab = useCodes();
const { test } = lab;

const SIGN_IN: Expected = { purposes: ["SIGN_IN"] };
const use = (ctx: ReturnType<typeof asking>, proof: Proof, expected: Expected = SIGN_IN) =>
  useChallenge(ctx, proof, expected, async () => "in" as const);
const codeOfAnswer = (answer: unknown) => (answer instanceof ChallengeRefused ? answer.code : answer);
const anotherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("a code", () => {
  it("lets in once, and stands in no row, no job and no entry of the ledger", async () => {
    const ctx = asking(test, { binding: "browser" });
    const { challengeId } = await opened(ctx);
    const code = await lab.codeFor(challengeId);
    const token = await lab.tokenFor(challengeId);

    const dump = await everything();
    const [first, again] = [await use(ctx, { challengeId, code }), await use(ctx, { challengeId, code })];

    expect(dump).toContain(challengeId);
    expect(dump).not.toMatch(alone(code));
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(token.split(".")[1]);
    expect([first, codeOfAnswer(again)]).toEqual(["in", "CODE_EXPIRED"]);
  });

  it("may be typed with blanks", async () => {
    const ctx = asking(test);
    const { challengeId } = await opened(ctx);
    const code = await lab.codeFor(challengeId);

    expect(await use(ctx, { challengeId, code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).toBe("in");
  });

  it("is compared five times, however many guess at once, and is worth nothing after that", async () => {
    const ctx = asking(test);
    const { challengeId } = await opened(ctx);
    const code = await lab.codeFor(challengeId);
    const wrong = anotherThan(code);

    const answers = await Promise.all(
      Array.from({ length: 100 }, () => use(asking(test), { challengeId, code: wrong })),
    );
    const right = await use(ctx, { challengeId, code });

    const codes = answers.map(codeOfAnswer);
    expect(codes.filter((one) => one === "CODE_WRONG")).toHaveLength(5);
    expect(codes.filter((one) => one === "TOO_MANY_TRIES")).toHaveLength(95);
    expect(codeOfAnswer(right)).toBe("TOO_MANY_TRIES");
    const refusals = (await test.ledgerOf(challengeId)).filter(({ event }) => event === "challenge.refused");
    expect(refusals).toHaveLength(5);
  });

  it("that is right lets in one of a hundred that come at once", async () => {
    const ctx = asking(test);
    const { challengeId } = await opened(ctx);
    const code = await lab.codeFor(challengeId);

    const answers = await Promise.all(Array.from({ length: 100 }, () => use(asking(test), { challengeId, code })));

    expect(answers.filter((answer) => answer === "in")).toHaveLength(1);
    expect((await test.ledgerOf(challengeId)).filter(({ event }) => event === "challenge.used")).toHaveLength(1);
  });

  it("is not used when what it opens comes to nothing; the try is", async () => {
    const ctx = asking(test);
    const { challengeId } = await opened(ctx);
    const code = await lab.codeFor(challengeId);
    const proof = { challengeId, code };

    const failing = useChallenge(ctx, proof, SIGN_IN, async () => {
      throw new Error("The account could not be made.");
    });

    await expect(failing).rejects.toThrow("could not be made");
    expect(await use(ctx, proof)).toBe("in");
    const { rows } = await test.owner.query("select tries from identity.challenges where id = $1", [challengeId]);
    expect(rows).toEqual([{ tries: 2 }]);
  });

  it("for another purpose, browser or account, unknown, used, voided or expired is answered alike", async () => {
    const person = await test.person(Role.CITIZEN);
    const [here, there] = [asking(test, { binding: "here" }), asking(test, { binding: "there" })];
    const open = async (more: Parameters<typeof opened>[1] = {}) => {
      const { challengeId } = await opened(asking(test, { binding: "here" }), more);
      return { challengeId, code: await lab.codeFor(challengeId) };
    };
    const [voided, expired, used, own] = [await open(), await open(), await open(), await open({ userId: person.id })];
    await test.owner.query("update identity.challenges set voided_at = now() where id = $1", [voided.challengeId]);
    await test.owner.query("update identity.challenges set expires_at = now() where id = $1", [expired.challengeId]);
    await use(here, used);

    const refusals = [
      await use(here, voided),
      await use(here, expired),
      await use(here, used),
      await use(there, await open()),
      await use(asking(test), await open()),
      await use(here, await open(), { purposes: ["RESET_PASSWORD"] }),
      await use(here, own, { purposes: ["SIGN_IN"], userId: randomUUID() }),
      await use(here, { challengeId: randomUUID(), code: "123456" }),
    ];

    expect(refusals).toEqual(refusals.map(() => new ChallengeRefused("CODE_EXPIRED")));
    expect(await use(here, own, { purposes: ["SIGN_IN"], userId: person.id })).toBe("in");
  });

  it("does not mind a clock that is off by a minute, either way", async () => {
    const clock = (seconds: number) => () => new Date(Date.now() + seconds * 1000);
    for (const [asked, used] of [
      [60, 0],
      [0, 60],
      [-60, 0],
    ] as const) {
      const { challengeId } = await opened(asking(test, {}, clock(asked)), { address: freshPhone() });
      const code = await lab.codeFor(challengeId);
      expect(await use(asking(test, {}, clock(used)), { challengeId, code })).toBe("in");
    }
  });

  it("of which there is none is never right, whatever is tried", async () => {
    const ctx = asking(test);
    for (const letter of ["NOTHING", "ACCOUNT_EXISTS"] as const) {
      const { challengeId } = await opened(ctx, { purpose: "REGISTER", letter });
      const { rows } = await test.owner.query(
        'select id, purpose, address, address_kind as "addressKind" from identity.challenges where id = $1',
        [challengeId],
      );
      const code = codeOf(ctx.settings.codeSecret, rows[0]);

      expect(codeOfAnswer(await use(ctx, { challengeId, code }, { purposes: ["REGISTER"] }))).toBe("CODE_WRONG");
    }
  });

  it("is not guessed by one network for long", async () => {
    const guesser = asking(test, { address: "203.0.113.9" });
    const guess = () => use(guesser, { challengeId: randomUUID(), code: "000000" });

    const answers = await Promise.all(Array.from({ length: 110 }, guess));

    const codes = answers.map(codeOfAnswer);
    expect(codes.filter((one) => one === "CODE_EXPIRED")).toHaveLength(100);
    expect(codes.filter((one) => one === "TOO_MANY_ATTEMPTS")).toHaveLength(10);
  });
});

describe("a link", () => {
  it("opens in another browser what gets nobody in, and signs in only where it was asked for", async () => {
    const [here, there] = [asking(test, { binding: "here" }), asking(test, { binding: "there" })];
    const linkFor = async (purpose: "SIGN_IN" | "REGISTER" | "RESET_PASSWORD" | "CHANGE_EMAIL") => {
      const { challengeId } = await opened(asking(test, { binding: "here" }), { purpose });
      return { token: await lab.tokenFor(challengeId) };
    };
    const signIn = await linkFor("SIGN_IN");

    for (const purpose of ["REGISTER", "RESET_PASSWORD", "CHANGE_EMAIL"] as const)
      expect(await use(there, await linkFor(purpose), { purposes: [purpose] })).toBe("in");
    expect(codeOfAnswer(await use(there, signIn))).toBe("CODE_EXPIRED");
    expect(await use(here, signIn)).toBe("in");
    expect(codeOfAnswer(await use(here, signIn))).toBe("CODE_EXPIRED");
  });

  it("uses its code up, and its code the link", async () => {
    const ctx = asking(test);
    const { challengeId } = await opened(ctx, { purpose: "REGISTER" });
    const [code, token] = [await lab.codeFor(challengeId), await lab.tokenFor(challengeId)];

    expect(await use(ctx, { token }, { purposes: ["REGISTER"] })).toBe("in");
    expect(codeOfAnswer(await use(ctx, { challengeId, code }, { purposes: ["REGISTER"] }))).toBe("CODE_EXPIRED");
  });

  it("that was tampered with opens nothing", async () => {
    const ctx = asking(test);
    const [one, other] = [await opened(ctx, { purpose: "REGISTER" }), await opened(ctx, { purpose: "REGISTER" })];
    const token = await lab.tokenFor(one.challengeId);
    const [, mac = ""] = token.split(".");
    const forged = [
      `${other.challengeId}.${mac}`,
      `${one.challengeId}.${"A".repeat(43)}`,
      `${one.challengeId.toUpperCase()}.${mac}`,
      `${token}=`,
      one.challengeId,
      "",
      "x'; drop table challenges; --",
    ];

    for (const wrong of forged)
      expect(codeOfAnswer(await use(ctx, { token: wrong }, { purposes: ["REGISTER"] }))).toBe("CODE_EXPIRED");
    expect(await use(ctx, { token }, { purposes: ["REGISTER"] })).toBe("in");
  });
});

describe("the newest code", () => {
  it("of a browser voids the ones before, and those of other browsers and clients stay", async () => {
    const address = freshMailbox();
    const of = async (binding: string | null) => {
      const ctx = asking(test, { binding });
      const { challengeId } = await opened(ctx, { address });
      return { ctx, proof: { challengeId, code: await lab.codeFor(challengeId) } };
    };
    const [older, elsewhere, newer] = [await of("here"), await of("there"), await of("here")];

    expect(codeOfAnswer(await use(older.ctx, older.proof))).toBe("CODE_EXPIRED");
    expect(await use(newer.ctx, newer.proof)).toBe("in");
    expect(await use(elsewhere.ctx, elsewhere.proof)).toBe("in");
  });
});

/** Everything that a thief of the database would have. */
async function everything(): Promise<string> {
  const { rows: tables } = await test.owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const dumps = [];
  for (const { name } of tables)
    dumps.push((await test.owner.query(`select coalesce(json_agg(t)::text, '') as text from ${name} t`)).rows[0].text);
  return dumps.join("\n");
}
