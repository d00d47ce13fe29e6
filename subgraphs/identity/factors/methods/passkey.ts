import { takePasskeyChallenge } from "../../passkeys/challenge.ts";
import { hasPasskey } from "../../passkeys/has-passkey.ts";
import { Passkey } from "../../passkeys/passkey.entity.ts";
import { PasskeyRefused } from "../../passkeys/passkey.refused.ts";
import { usePasskey } from "../../passkeys/use-passkey.ts";
import type { User } from "../../users/user.entity.ts";
import { FactorMethod } from "../factor.method.ts";
import type { FactorAnswer, SecondFactor } from "../second-factor.ts";

/** A key that a device holds: as a second step it shows that the device is there. */
export const passkey: SecondFactor = {
  method: FactorMethod.PASSKEY,

  isOn(_ctx, tx, { id: userId }) {
    return tx.existsBy(Passkey, { userId });
  },

  works(_ctx, tx, { id }) {
    return hasPasskey(tx, id);
  },

  async prepare(ctx, user, answer) {
    const { challengeId } = answer;
    const challenge = challengeId ? await takePasskeyChallenge(ctx, challengeId, askedOf(user, answer)) : null;
    return { ...answer, challenge };
  },

  async check(ctx, tx, user, answer) {
    const { challenge = null, challengeId, passkey: response } = answer;
    if (!challengeId || !response) return "PASSKEY_EXPIRED";
    const used = await usePasskey(ctx, tx, { ...askedOf(user, answer), challengeId, challenge, response });
    if (!(used instanceof PasskeyRefused)) return null;
    return used.code === "TOO_MANY_ATTEMPTS" ? "PASSKEY_REFUSED" : used.code;
  },
};

const askedOf = ({ id: userId }: User, { signInId }: FactorAnswer) =>
  ({ purpose: signInId ? "FACTOR" : "STEP_UP", userId, signInId }) as const;
