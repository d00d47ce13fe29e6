import type { CodesVector } from "./codes-vectors.ts";
import type { Asked, CodesDesk } from "./drills/vectors.codes.desk.ts";

const setsPassword = (desk: CodesDesk, token: unknown, from = desk.program()) =>
  desk.opens("resetPassword", { token, newPassword: desk.newPassword() }, from);

/** Somebody who sets another password by the link that they got, in whichever browser. */
const followsLink = async (desk: CodesDesk) => setsPassword(desk, (await desk.resetCode()).token);

/** A link that was changed on its way. */
const tampered = (name: string, change: (token: string, other: Asked) => string): CodesVector => ({
  name,
  async attack(desk) {
    const [one, other] = [await desk.resetCode(), await desk.resetCode()];
    return setsPassword(desk, change(one.token, other));
  },
  control: followsLink,
});

/** Links that are for something or somebody else, or that nobody pressed. */
export const LINK_VECTORS: readonly CodesVector[] = [
  {
    name: "a link in the place of a code",
    async attack(desk) {
      const asked = await desk.signInCode();
      return desk.signsIn(asked, asked.token);
    },
  },
  {
    name: "a code in the place of a link",
    attack: async (desk) => setsPassword(desk, (await desk.resetCode()).code),
    control: followsLink,
  },
  tampered(
    "a link with another last letter",
    (token) => token.slice(0, -2) + (token.at(-2) === "A" ? "B" : "A") + token.at(-1),
  ),
  tampered("a link with another's id", (token, { challengeId }) => token.replace(/^[^.]+/, challengeId)),
  tampered("a link without its proof", (token) => `${token.split(".")[0]}.`),
  tampered("a link whose proof is the code", (token, { code }) => `${token.split(".")[0]}.${code}`),
  tampered("a link with its id in capitals", (token) => token.replace(/^[^.]+/, (id) => id.toUpperCase())),
  {
    name: "a link that was used",
    async attack(desk) {
      const { token } = await desk.resetCode();
      await setsPassword(desk, token);
      return setsPassword(desk, token);
    },
    control: followsLink,
  },
  {
    name: "a link whose code was used",
    async attack(desk) {
      const { challengeId, code, token, from } = await desk.resetCode();
      await desk.opens("resetPassword", { challengeId, code, newPassword: desk.newPassword() }, from);
      return setsPassword(desk, token);
    },
    control: followsLink,
  },
  {
    name: "a link that has expired",
    async attack(desk) {
      const { challengeId, token } = await desk.resetCode();
      await desk.test.owner.query("update identity.challenges set expires_at = now() where id = $1", [challengeId]);
      return setsPassword(desk, token);
    },
    control: followsLink,
  },
  {
    name: "a link for another password, to sign in",
    async attack(desk) {
      const { token, from } = await desk.resetCode(desk.browser());
      return desk.opens("signInWithLink", { token }, from);
    },
    async control(desk) {
      const { token, from } = await desk.signInCode(desk.browser());
      return desk.opens("signInWithLink", { token }, from);
    },
  },
  {
    name: "a link to sign in, for another password",
    attack: async (desk) => setsPassword(desk, (await desk.signInCode()).token),
    control: followsLink,
  },
  {
    name: "a link of a registration, for another password",
    attack: async (desk) => setsPassword(desk, (await desk.registration()).token),
    async control(desk) {
      return desk.opens("confirmRegistration", { token: (await desk.registration()).token }, desk.program());
    },
  },
  {
    name: "a link to sign in, in another browser",
    async attack(desk) {
      const { token } = await desk.signInCode(desk.browser());
      return desk.opens("signInWithLink", { token }, desk.browser());
    },
    async control(desk) {
      const { token, from } = await desk.signInCode(desk.browser());
      return desk.opens("signInWithLink", { token }, from);
    },
  },
  {
    name: "a browser's link to sign in, in a program",
    async attack(desk) {
      const { token } = await desk.signInCode(desk.browser());
      return desk.opens("signInWithLink", { token }, desk.program());
    },
  },
  {
    name: "a link that a scanner of mails opened",
    async attack(desk) {
      const { token, challengeId } = await desk.resetCode();
      const query = new URLSearchParams({
        query: `mutation { resetPassword(input: { token: "${token}", newPassword: "${desk.newPassword()}" }) { __typename } }`,
      });
      for (const path of [`/reset-password?token=${token}`, `/auth/session?token=${token}`, `/graphql?${query}`])
        await desk.get(path, desk.program());
      return desk.isUsed(challengeId);
    },
    async control(desk) {
      const { token } = await desk.resetCode();
      await desk.get(`/reset-password?token=${token}`, desk.program());
      return setsPassword(desk, token);
    },
  },
  {
    name: "a code from a foreign page",
    async attack(desk) {
      const { challengeId, code, from } = await desk.signInCode(desk.browser());
      const headers = {
        origin: "https://evil.example",
        "x-requested-with": "portal",
        cookie: `__Host-begin=${from.begin}`,
      };
      const { json } = await desk.post(
        { documentId: "signInWithCode", variables: { input: { challengeId, code } } },
        from,
        headers,
      );
      return Boolean(json?.data) || desk.isUsed(challengeId);
    },
    async control(desk) {
      const asked = await desk.signInCode(desk.browser());
      return desk.signsIn(asked, asked.code);
    },
  },
  {
    name: "a code from a form of a foreign page",
    async attack(desk) {
      const { challengeId, code, from } = await desk.signInCode(desk.browser());
      const headers = {
        origin: "https://evil.example",
        "content-type": "text/plain",
        cookie: `__Host-begin=${from.begin}`,
      };
      const { json } = await desk.post(
        { documentId: "signInWithCode", variables: { input: { challengeId, code } } },
        from,
        headers,
      );
      return Boolean(json?.data) || desk.isUsed(challengeId);
    },
    async control(desk) {
      const asked = await desk.signInCode(desk.browser());
      return desk.signsIn(asked, asked.code);
    },
  },
];
