import type { CodesVector } from "./codes-vectors.ts";
import { type CodesDesk, type From, wrong } from "./drills/vectors.codes.desk.ts";

/** The right code, in a way in which it is not meant. */
const rightCode = (name: string, spelled: (code: string) => unknown): CodesVector => ({
  name,
  async attack(desk) {
    const asked = await desk.signInCode();
    return desk.signsIn(asked, spelled(asked.code));
  },
});

/** A code that was asked for from one place and is used from another. */
const elsewhere = (name: string, asks: (desk: CodesDesk) => From, uses: (desk: CodesDesk) => From): CodesVector => ({
  name,
  async attack(desk) {
    const asked = await desk.signInCode(asks(desk));
    return desk.signsIn(asked, asked.code, uses(desk));
  },
  async control(desk) {
    const asked = await desk.signInCode(asks(desk));
    return desk.signsIn(asked, asked.code);
  },
});

/** Codes that are for another moment, place, purpose or account. */
export const CODE_VECTORS: readonly CodesVector[] = [
  {
    name: "a wrong code",
    async attack(desk) {
      const asked = await desk.signInCode();
      return desk.signsIn(asked, wrong(asked));
    },
  },
  {
    name: "a code that has expired",
    async attack(desk) {
      const asked = await desk.signInCode();
      await desk.test.owner.query("update identity.challenges set expires_at = now() where id = $1", [
        asked.challengeId,
      ]);
      return desk.signsIn(asked, asked.code);
    },
  },
  {
    name: "a code that was used",
    async attack(desk) {
      const asked = await desk.signInCode();
      await desk.signsIn(asked, asked.code);
      return desk.signsIn(asked, asked.code);
    },
  },
  {
    name: "the code before the one that was sent again",
    async attack(desk) {
      const first = await desk.signInCode(desk.browser());
      await desk.asked("requestSignInCode", first.who.email, first.from);
      return desk.signsIn(first, first.code);
    },
    async control(desk) {
      const { who, from } = await desk.signInCode(desk.browser());
      const again = await desk.asked("requestSignInCode", who.email, from);
      return desk.signsIn(again, again.code);
    },
  },
  {
    name: "a code of the same account's other challenge",
    async attack(desk) {
      const one = await desk.signInCode();
      const other = await desk.asked("requestSignInCode", one.who.email, one.from);
      return desk.signsIn(one, other.code);
    },
  },
  {
    name: "a code of another account",
    async attack(desk) {
      const [mine, theirs] = [await desk.signInCode(), await desk.signInCode()];
      return desk.signsIn(theirs, mine.code);
    },
  },
  {
    name: "a code for another password, to sign in",
    async attack(desk) {
      const asked = await desk.resetCode();
      return desk.signsIn(asked, asked.code);
    },
    async control(desk) {
      const { challengeId, code, from } = await desk.resetCode();
      return desk.opens("resetPassword", { challengeId, code, newPassword: desk.newPassword() }, from);
    },
  },
  {
    name: "a code to sign in, for another password",
    async attack(desk) {
      const { challengeId, code, from } = await desk.signInCode();
      return desk.opens("resetPassword", { challengeId, code, newPassword: desk.newPassword() }, from);
    },
  },
  {
    name: "a code of a registration, to sign in",
    async attack(desk) {
      const asked = await desk.registration();
      return desk.signsIn(asked, asked.code);
    },
    async control(desk) {
      const { challengeId, code, from } = await desk.registration();
      return desk.opens("confirmRegistration", { challengeId, code }, from);
    },
  },
  {
    name: "a code to sign in, for a registration",
    async attack(desk) {
      const { challengeId, code, from } = await desk.signInCode();
      return desk.opens("confirmRegistration", { challengeId, code }, from);
    },
  },
  {
    name: "a code for somebody else's new address",
    async attack(desk) {
      const [mine, theirs] = [await desk.person(), await desk.person()];
      const { challengeId, code } = await desk.newContact(theirs);
      return desk.opens("confirmContactChange", { challengeId, code }, desk.program(mine.authorization));
    },
    async control(desk) {
      const { challengeId, code, from } = await desk.newContact(await desk.person());
      return desk.opens("confirmContactChange", { challengeId, code }, from);
    },
  },
  {
    name: "a code for one's new address, to sign in",
    async attack(desk) {
      const asked = await desk.newContact(await desk.person());
      return desk.signsIn(asked, asked.code, desk.program());
    },
  },
  elsewhere(
    "a code in another browser",
    (desk) => desk.browser(),
    (desk) => desk.browser(),
  ),
  elsewhere(
    "a browser's code in a program",
    (desk) => desk.browser(),
    (desk) => desk.program(),
  ),
  elsewhere(
    "a program's code in a browser",
    (desk) => desk.program(),
    (desk) => desk.browser(),
  ),
  {
    name: "a code whose owner ended their other sessions meanwhile",
    async attack(desk) {
      const asked = await desk.signInCode();
      await desk.test.ask("identity", asked.who, "mutation { endOtherSessions }");
      return desk.signsIn(asked, asked.code);
    },
  },
  {
    name: "the code that an address without an account would have had",
    async attack(desk) {
      const from = desk.program();
      const { json } = await desk.send("requestSignInCode", { identifier: desk.newAddress() }, from);
      const { challengeId } = json.data.requestSignInCode;
      return desk.opens("signInWithCode", { challengeId, code: await desk.codeWithoutLetter(challengeId) }, from);
    },
  },
  {
    name: "the code that a registration of a known address would have had",
    async attack(desk) {
      const from = desk.program();
      const { email } = await desk.person();
      const input = { identifier: email, displayName: "Somebody", password: desk.newPassword() };
      const { json } = await desk.send("register", input, from);
      const { challengeId } = json.data.register;
      return desk.opens("confirmRegistration", { challengeId, code: await desk.codeWithoutLetter(challengeId) }, from);
    },
  },
  {
    name: "a code in somebody else's conversation",
    async attack(desk) {
      const { signInId } = await desk.movedNumber(desk.program());
      const { challengeId, code, from } = await desk.signInCode();
      await desk.send("signInWithCode", { challengeId, code, signInId }, from);
      return desk.isProven(signInId);
    },
  },
  {
    name: "a number taken in the conversation of another browser",
    async attack(desk) {
      const { signInId } = await desk.movedNumber(desk.browser());
      return desk.opens("signInAsNew", { signInId }, desk.browser());
    },
    async control(desk) {
      const { signInId, asked } = await desk.movedNumber(desk.browser());
      return desk.opens("signInAsNew", { signInId }, asked.from);
    },
  },
  {
    name: "a number's code for an account that was not used for long",
    async attack(desk) {
      const { asked } = await desk.movedNumber(desk.program());
      return desk.signsIn(asked, asked.code);
    },
    async control(desk) {
      const asked = await desk.asked("requestSignInCode", desk.newNumber(), desk.program());
      return desk.signsIn(asked, asked.code);
    },
  },
  rightCode("the right code and a digit more", (code) => `${code}0`),
  rightCode("the right code after a nought", (code) => `0${code}`),
  rightCode("all but a digit of the right code", (code) => code.slice(0, 5)),
  rightCode("a negative number", (code) => `-${1_000_000 - Number(code)}`),
  rightCode("the right code as a number in another notation", (code) => `${Number(code)}e0`),
  rightCode("the right code in a list with others", (code) => [code, "000000"]),
  rightCode("an object in its place", () => ({ $ne: "" })),
  rightCode("true in its place", () => true),
  rightCode("nothing in its place", () => null),
  rightCode("blanks in its place", () => "      "),
  rightCode("wild cards in its place", () => "______"),
  rightCode("all codes in one", (code) => `${code}' or '1'='1`),
];
