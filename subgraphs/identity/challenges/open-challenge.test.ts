import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { useCodes } from "../../../tests/setup/codes.ts";
import { Language } from "../../shared/words/language.ts";
import { Role } from "../roles/roles.ts";
import { ChallengeRefused } from "./challenge.refused.ts";
import { type ChallengeInput, openChallenge } from "./open-challenge.ts";
import { alone, asking, freshMailbox, freshPhone, opened } from "./testing.ts";

const lab = useCodes();
const { test } = lab;

const ask = (more: Partial<ChallengeInput>, ctx = asking(test)) =>
  openChallenge(ctx, { purpose: "SIGN_IN", address: freshMailbox(), userId: null, language: Language.EN, ...more });
const outcomeOf = (answer: unknown) => (answer instanceof ChallengeRefused ? answer.code : "OPENED");
const outcomes = async (answers: Promise<unknown>[]) => (await Promise.all(answers)).map(outcomeOf);
const many = (outcome: string, all: readonly string[]) => all.filter((one) => one === outcome).length;

describe("asking for a code", () => {
  it("is answered alike whether or not there is anybody, and nobody is written to who is not there", async () => {
    const person = await test.person(Role.CITIZEN);
    const known = await opened(asking(test), { address: { kind: "EMAIL", value: person.email }, userId: person.id });
    const unknown = await opened(asking(test), { letter: "NOTHING" });

    const shapeOf = (answer: object) => Object.entries(answer).map(([key, value]) => [key, typeof value]);
    expect(shapeOf(known)).toEqual(shapeOf(unknown));
    expect(known.sentTo).toBe(`${person.email[0]}•••@test.casegraph.dev`);
    expect(await lab.sentFor(unknown.challengeId)).toBeNull();
    expect((await lab.sentFor(known.challengeId))?.to).toBe(person.email);
  });

  it("tells who has an account already, without a code", async () => {
    const person = await test.person(Role.CITIZEN);
    const address = { kind: "EMAIL", value: person.email } as const;

    const { challengeId } = await opened(asking(test), {
      purpose: "REGISTER",
      address,
      userId: person.id,
      letter: "ACCOUNT_EXISTS",
    });
    const message = await lab.sentFor(challengeId);

    expect(message).toMatchObject({ to: person.email, subject: "You have an account already" });
    expect(message?.text).not.toMatch(/\d{6}/);
    expect(message?.text).toContain("http://localhost:4000/login");
    expect(message?.text).not.toContain("token=");
  });

  it("writes in the language that was asked for, by mail and as a text message", async () => {
    const mail = await opened(asking(test), { language: Language.HI });
    const sms = await opened(asking(test), { address: freshPhone(), language: Language.HI });

    expect((await lab.sentFor(mail.challengeId))?.text).toContain("साइन इन करने का आपका कोड");
    const text = (await lab.sentFor(sms.challengeId))?.text ?? "";
    expect(text).toContain("साइन इन करने का आपका कोड");
    expect(text).toMatch(/\n@localhost:4000 #\d{6}$/);
    expect(sms.channel).toBe("SMS");
  });

  it("stands in the account's story: asked from where, sent, and by which way", async () => {
    const person = await test.person(Role.CITIZEN);
    const address = { kind: "EMAIL", value: person.email } as const;
    const { challengeId } = await opened(asking(test, { address: "198.51.100.77" }), { address, userId: person.id });
    await lab.sentFor(challengeId);

    const story = await test.ledgerOf(person.id);

    expect(story.slice(-2)).toMatchObject([
      {
        event: "challenge.asked",
        address: "198.51.100.77",
        facts: { challengeId, purpose: "SIGN_IN", channel: "EMAIL" },
        changes: { after: { address: person.email } },
      },
      { event: "challenge.sent", facts: { challengeId, letter: "CODE" } },
    ]);
  });

  it("writes what belongs to it in the same transaction, or nothing at all", async () => {
    const address = freshMailbox();
    const failing = openChallenge(
      asking(test),
      { purpose: "REGISTER", address, userId: null, language: Language.EN },
      async () => {
        throw new Error("The conversation could not be written.");
      },
    );

    await expect(failing).rejects.toThrow("could not be written");
    const { rows } = await test.owner.query("select 1 from identity.challenges where address = $1", [address.value]);
    expect(rows).toEqual([]);
  });
});

describe("the limits of codes", () => {
  it("are three an hour for one address, however many ask at once and from wherever", async () => {
    const address = freshMailbox();

    const all = await outcomes(Array.from({ length: 30 }, () => ask({ address })));

    expect([many("OPENED", all), many("TOO_MANY_ATTEMPTS", all)]).toEqual([3, 27]);
  });

  it("are the same for an address that has no account, and say the same", async () => {
    const person = await test.person(Role.CITIZEN);
    const known = { address: { kind: "EMAIL", value: person.email }, userId: person.id } as const;
    const unknown = { address: freshMailbox(), letter: "NOTHING" } as const;

    const all = await Promise.all(
      [known, unknown].map(async (input) => {
        const answers = [];
        for (let n = 0; n < 5; n++) answers.push(outcomeOf(await ask(input)));
        return answers;
      }),
    );

    expect(all[0]).toEqual(["OPENED", "OPENED", "OPENED", "TOO_MANY_ATTEMPTS", "TOO_MANY_ATTEMPTS"]);
    expect(all[1]).toEqual(all[0]);
  });

  it("are twenty an hour for one network, whatever it asks for", async () => {
    const ctx = asking(test, { address: "198.51.100.30" });

    const all = await outcomes(Array.from({ length: 30 }, () => ask({}, ctx)));

    expect(many("OPENED", all)).toBe(20);
  });

  it("are six an hour for one account, with all its addresses", async () => {
    const { id: userId } = await test.person(Role.CITIZEN);

    const all = await outcomes(Array.from({ length: 10 }, () => ask({ userId })));

    expect(many("OPENED", all)).toBe(6);
  });

  it("are a hundred an hour for numbers that begin alike: nobody earns by a range of theirs", async () => {
    const numbers = Array.from({ length: 120 }, (_, n) => `+919321${String(700_000 + n)}`);

    const all = await outcomes(numbers.map((value) => ask({ address: { kind: "PHONE", value } })));

    expect(many("OPENED", all)).toBe(100);
  });

  it("tell of themselves once in the ledger, however often one comes again", async () => {
    const person = await test.person(Role.CITIZEN);
    const input = { address: { kind: "EMAIL", value: person.email }, userId: person.id } as const;

    for (let n = 0; n < 8; n++) await ask(input);

    const refusals = (await test.ledgerOf(person.id)).filter(({ event }) => event === "challenge.refused");
    expect(refusals.map(({ facts }) => facts)).toEqual([
      { purpose: "SIGN_IN", code: "TOO_MANY_ATTEMPTS", challengeId: null },
    ]);
  });
});

describe("who is not written to", () => {
  it.each([
    ["another country", "+4915123456789"],
    ["a landline", "+912222222222"],
    ["a number that costs", "+911900123456"],
  ])("is %s: another way is offered, and no point is taken", async (_what, value) => {
    const address = { kind: "PHONE", value } as const;

    const all = await outcomes(Array.from({ length: 5 }, () => ask({ address })));

    expect(all).toEqual(Array(5).fill("CANNOT_SEND"));
  });
});

it("tells nothing of a code or an address to whoever reads jobs", async () => {
  const address = freshPhone();
  const { challengeId } = await opened(asking(test), { address });
  const code = await lab.codeFor(challengeId);

  const { rows } = await test.owner.query(
    `select (select json_agg(s)::text from jobs_identity.workflow_status s) || (select json_agg(o)::text from jobs_identity.operation_outputs o) as text`,
  );

  expect(rows[0].text).toContain(challengeId);
  expect(rows[0].text).not.toMatch(alone(code));
  expect(rows[0].text).not.toContain(address.value);
  expect(readFileSync(`${lab.folder}/${challengeId}.json`, "utf8")).toContain(code);
});
