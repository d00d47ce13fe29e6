import { IsNull, Not } from "typeorm";
import type { Address } from "../../../shared/address.ts";
import { useChallengeIn } from "../../challenges/use-challenge-in.ts";
import type { IdentityContext } from "../../context.ts";
import type { SignInProof } from "../../sign-in/sign-in.entity.ts";
import { contactOf } from "../../users/user.contact.ts";
import type { User } from "../../users/user.entity.ts";
import { Factor, type FactorKind } from "../factor.entity.ts";
import type { FactorMethod } from "../factor.method.ts";
import type { SecondFactor } from "../second-factor.ts";

/** Of what a factor is whose codes are sent. */
interface Kind {
  readonly method: typeof FactorMethod.SMS | typeof FactorMethod.EMAIL;
  readonly kind: Exclude<FactorKind, "totp">;
  readonly addressKind: Address["kind"];
  /** First steps that rest on the same mailbox or telephone. */
  readonly same: readonly SignInProof[];
  /** Whether this installation sends such messages. */
  sends(ctx: IdentityContext): boolean;
}

/** A factor of codes that are sent: to the address that is the account's own and verified when they are. */
export function codeFactor({ method, kind, addressKind, same, sends }: Kind): CodeFactor {
  const addressOf = (user: User): Address | null => {
    const { value, verifiedAt } = contactOf(user, addressKind);
    return value && verifiedAt ? { kind: addressKind, value } : null;
  };
  return {
    method,
    kind,
    addressOf,

    isOn(_ctx, tx, { id: userId }) {
      return tx.existsBy(Factor, { userId, kind, confirmedAt: Not(IsNull()) });
    },

    canAnswer(ctx, user, first) {
      return addressOf(user) !== null && sends(ctx) && (first === null || !same.includes(first));
    },

    async check(ctx, tx, user, { code, challengeId, signInId }) {
      const { id: userId } = user;
      const address = addressOf(user);
      if (!address || !code || !challengeId) return "CODE_EXPIRED";
      const expected = { purpose: "FACTOR", userId, signInId, address } as const;
      const refused = await useChallengeIn(ctx, tx, { challengeId, code }, expected);
      if (refused) return refused;
      await tx.update(Factor, { userId, kind, confirmedAt: Not(IsNull()) }, { lastUsedAt: ctx.now() });
      return null;
    },
  };
}

/** What the set-up and the sending of such a factor need besides. */
export interface CodeFactor extends SecondFactor {
  readonly method: Kind["method"];
  readonly kind: Kind["kind"];
  /** Where its codes go now; null where there is no verified address. */
  addressOf(user: User): Address | null;
  canAnswer(ctx: IdentityContext, user: User, first: SignInProof | null): boolean;
}
