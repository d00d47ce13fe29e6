import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../context.ts";
import type { SignInProof } from "../sign-in/sign-in.entity.ts";
import type { User } from "../users/user.entity.ts";
import type { FactorMethod } from "./factor.method.ts";

/** Why an answer was not taken; each has its words in the catalogue of messages. */
export type FactorRefusal =
  | "FACTOR_WRONG"
  | "FACTOR_USED"
  | "CODE_WRONG"
  | "CODE_EXPIRED"
  | "TOO_MANY_TRIES"
  | "PASSKEY_REFUSED"
  | "PASSKEY_EXPIRED"
  | "PASSKEY_UNVERIFIED"
  | "PASSKEY_SUSPENDED";

/** What somebody shows to prove a factor. */
export interface FactorAnswer {
  readonly method: FactorMethod;
  readonly code?: string | null;
  readonly challengeId?: string | null;
  /** What the browser's authenticator says, as JSON. */
  readonly passkey?: string | null;
  /** What that had to sign, taken away before; null where there was nothing for it. */
  readonly challenge?: string | null;
  /** The conversation that it is for; null where somebody who is signed in proves again who they are. */
  readonly signInId: string | null;
}

/** What each method is to the second step of signing in, and to proving again who one is. */
export interface SecondFactor {
  readonly method: FactorMethod;

  /** Whether this person has it on. */
  isOn(ctx: IdentityContext, tx: EntityManager, user: User): Promise<boolean>;

  /**
   * Whether something that is on opens anything still. What was suspended proves nothing, and is on: the password alone does not
   * open the account because of it. Left out where it always does.
   */
  works?(ctx: IdentityContext, tx: EntityManager, user: User): Promise<boolean>;

  /**
   * Whether it can be asked for now, after this first step: what rests on the same thing is no second factor. Null where
   * somebody proves again who they are. Left out where it always can.
   */
  canAnswer?(ctx: IdentityContext, user: User, first: SignInProof | null): boolean;

  /**
   * What has to be done and committed before anything is looked at, whatever comes of it: the answer with what came of that.
   * Outside of any transaction. Left out where nothing has to.
   */
  prepare?(ctx: IdentityContext, user: User, answer: FactorAnswer): Promise<FactorAnswer>;

  /**
   * Null if the answer is right, and used up by that; else why it is not. In the caller's transaction, which commits either
   * way: of any number of parallel right answers one alone is taken.
   */
  check(ctx: IdentityContext, tx: EntityManager, user: User, answer: FactorAnswer): Promise<FactorRefusal | null>;
}
