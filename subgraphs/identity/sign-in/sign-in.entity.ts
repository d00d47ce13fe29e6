import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { FactorMethod } from "../factors/factor.method.ts";
import type { PendingAccount } from "./pending-account.ts";

/** What a conversation is for; each ends in a ticket. */
export type SignInPurpose = "SIGN_IN" | "REGISTER" | "RESET_PASSWORD" | "RENEW";

/** How somebody proved who they are. */
export type SignInProof = "password" | "sms-code" | "email-code" | "email-link" | "passkey" | "oidc" | "saml";

/** How the second step was passed: by a factor, where they come from, in a browser that is trusted, or with nothing to ask for. */
export type FactorPassed = FactorMethod | "provider" | "trusted-device" | "none";

/** One conversation of somebody signing in: proven by some method, then redeemed once, by whoever began it. */
@Entity("sign_ins")
export class SignInAttempt extends Row {
  @Column("text", { default: "SIGN_IN" })
  purpose!: SignInPurpose;

  /** Null as long as nobody knows who it is, and where there is no such account. */
  @Column("uuid", { nullable: true })
  userId!: string | null;

  /** The address that was typed, normalised. */
  @Column("text", { nullable: true })
  identifier!: string | null;

  @Column("text", { nullable: true })
  method!: SignInProof | null;

  /** What somebody said who registers: kept here until they prove their address, and no account before. */
  @Column("jsonb", { nullable: true })
  pending!: PendingAccount | null;

  /** Null until something was proven. */
  @Column("text", { nullable: true })
  ticketHash!: string | null;

  /** Hash of the browser's pre-login cookie; null for a client without cookies. */
  @Column("text", { nullable: true })
  binding!: string | null;

  @TimeColumn()
  expiresAt!: Date;

  @TimeColumn({ nullable: true })
  provenAt!: Date | null;

  /** Null until the second step was passed: nobody is let in before. */
  @Column("text", { nullable: true })
  factor!: FactorPassed | null;

  /** When a factor was proven in it. */
  @TimeColumn({ nullable: true })
  factorAt!: Date | null;

  /** How many answers of factors were looked at; taken before anything is compared. */
  @Column("int", { default: 0 })
  factorTries!: number;

  /** Whether a factor may be set up in it: nothing is on that would have to be proven first. */
  @Column("boolean", { default: false })
  factorSetUp!: boolean;

  /** Whether the browser that redeems it is to be trusted. */
  @Column("boolean", { default: false })
  trustDevice!: boolean;

  /** The journey to a source that they came by, or whose identity is linked to the account that they prove. */
  @Column("uuid", { nullable: true })
  ssoJourneyId!: string | null;

  /** The session that the ticket's takes the place of. */
  @Column("uuid", { nullable: true })
  renews!: string | null;

  @TimeColumn({ nullable: true })
  redeemedAt!: Date | null;

  /** Why it came to nothing, in a word of ours. */
  @Column("text", { nullable: true })
  endedReason!: string | null;
}
