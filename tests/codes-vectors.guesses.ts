import type { CodesVector } from "./codes-vectors.ts";
import { type Asked, type CodesDesk, opened, wrong } from "./drills/vectors.codes.desk.ts";

const TRIES = 5;
/** Codes that one address is sent in an hour. */
const MOST_SENT = 3;

/** What must not help somebody whose tries are used up. */
const afterFive = (name: string, attack: (desk: CodesDesk, asked: Asked) => Promise<boolean>): CodesVector => ({
  name,
  async attack(desk) {
    const asked = await desk.signInCode();
    await desk.guess(asked, TRIES);
    return attack(desk, asked);
  },
  async control(desk) {
    const asked = await desk.signInCode();
    await desk.guess(asked, TRIES - 1);
    return desk.signsIn(asked, asked.code);
  },
});

/** How one address can be written so that it might be counted as another; more than a few codes must not come of it. */
const spellings = (
  name: string,
  of: (address: string) => readonly string[],
  address: (desk: CodesDesk) => Promise<string>,
): CodesVector => ({
  name,
  async attack(desk) {
    const known = await address(desk);
    let sent = 0;
    for (const identifier of of(known)) {
      const { json } = await desk.send("requestSignInCode", { identifier }, desk.program());
      if (json?.data?.requestSignInCode?.challengeId) sent += 1;
    }
    return sent > MOST_SENT;
  },
  async control(desk) {
    const [one = ""] = of(await address(desk));
    return desk.opens("requestSignInCode", { identifier: one }, desk.program());
  },
});

const fullWidth = (text: string) => text.replace(/[0-9@.]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const devanagari = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x0966 + Number(digit)));

/** Ways to guess more often than five times. */
export const GUESS_VECTORS: readonly CodesVector[] = [
  afterFive("the right code after five wrong ones", (desk, asked) => desk.signsIn(asked, asked.code)),
  afterFive("the right code in other digits after five wrong ones", async (desk, asked) => {
    const spelled = [fullWidth(asked.code), devanagari(asked.code)];
    return (await Promise.all(spelled.map((code) => desk.signsIn(asked, code)))).includes(true);
  }),
  afterFive("the right code with blanks after five wrong ones", (desk, asked) =>
    desk.signsIn(asked, ` ${asked.code.slice(0, 3)} ${asked.code.slice(3)}`),
  ),
  afterFive("the right code from another network after five wrong ones", (desk, asked) =>
    desk.signsIn(asked, asked.code, desk.program()),
  ),
  afterFive("the link after five wrong codes, in the place of the code", (desk, asked) =>
    desk.signsIn(asked, asked.token),
  ),
  {
    name: "six guesses from six networks",
    async attack(desk) {
      const asked = await desk.signInCode();
      for (let n = 1; n <= TRIES; n++) await desk.signsIn(asked, wrong(asked, n), desk.program());
      return desk.signsIn(asked, asked.code, desk.program());
    },
  },
  {
    name: "sixty guesses at once",
    async attack(desk) {
      const asked = await desk.signInCode();
      const guesses = Array.from({ length: 60 }, (_, n) =>
        desk.send("signInWithCode", { challengeId: asked.challengeId, code: wrong(asked, n + 1) }, desk.program()),
      );
      const answers = await Promise.all(guesses);
      const compared = answers.filter(({ json }) => json?.data?.signInWithCode?.code === "CODE_WRONG").length;
      return compared > TRIES || desk.signsIn(asked, asked.code);
    },
  },
  {
    name: "fifteen guesses in one document",
    async attack(desk) {
      const asked = await desk.signInCode();
      const input = (code: string) => `input: { challengeId: "${asked.challengeId}", code: "${code}" }`;
      const aliases = Array.from(
        { length: 14 },
        (_, n) => `a${n}: signInWithCode(${input(wrong(asked, n + 1))}) { __typename }`,
      );
      const last = `right: signInWithCode(${input(asked.code)}) { __typename }`;
      const { json } = await desk.post({ query: `mutation { ${aliases.join("\n")} ${last} }` }, asked.from);
      return opened(json);
    },
  },
  {
    name: "a batch of guesses",
    async attack(desk) {
      const asked = await desk.signInCode();
      const guess = (code: string) => ({
        query: `mutation { signInWithCode(input: { challengeId: "${asked.challengeId}", code: "${code}" }) { __typename } }`,
      });
      const { json } = await desk.post([guess(wrong(asked)), guess(asked.code)], asked.from);
      return Array.isArray(json) || opened(json) || desk.isUsed(asked.challengeId);
    },
  },
  {
    name: "guesses spread over many challenges of one account",
    async attack(desk) {
      const { email } = await desk.person();
      let sent = 0;
      for (let n = 0; n < MOST_SENT + 3; n++) {
        const { json } = await desk.send("requestSignInCode", { identifier: email }, desk.program());
        if (json?.data?.requestSignInCode?.challengeId) sent += 1;
      }
      return sent > MOST_SENT;
    },
  },
  {
    name: "codes for one address asked for under many names",
    async attack(desk) {
      const { email } = await desk.person();
      const asks = Array.from(
        { length: 10 },
        (_, n) => `a${n}: requestSignInCode(input: { identifier: "${email}" }) { __typename }`,
      );
      const { json } = await desk.post({ query: `mutation { ${asks.join("\n")} }` }, desk.program());
      const sent = Object.values((json?.data ?? {}) as Record<string, { __typename: string }>);
      return sent.filter(({ __typename }) => __typename === "CodeSent").length > MOST_SENT;
    },
  },
  {
    name: "codes for one address asked for as everything that sends one",
    async attack(desk) {
      const { email } = await desk.person();
      let sent = 0;
      for (const operation of ["requestSignInCode", "requestPasswordReset"] as const) {
        for (let n = 0; n < MOST_SENT; n++) {
          const { json } = await desk.send(operation, { identifier: email }, desk.program());
          if (json?.data?.[operation]?.challengeId) sent += 1;
        }
      }
      return sent > MOST_SENT;
    },
  },
  spellings(
    "a phone number written in many ways",
    (number) => {
      const local = number.slice(3);
      return [
        number,
        local,
        `0${local}`,
        `+91 ${local.slice(0, 5)} ${local.slice(5)}`,
        fullWidth(number),
        `0091${local}`,
      ];
    },
    async (desk) => desk.newNumber(),
  ),
  spellings(
    "an e-mail address written in many ways",
    (email) => [email, email.toUpperCase(), ` ${email} `, fullWidth(email), `${email}\u3000`],
    async (desk) => (await desk.person()).email,
  ),
];
