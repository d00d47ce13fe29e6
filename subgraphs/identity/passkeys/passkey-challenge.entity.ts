import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { PasskeyPurpose } from "./passkey-challenge.purpose.ts";

/** Random bytes that a passkey signs, once: the row is gone before the signature is looked at. */
@Entity("passkey_challenges")
export class PasskeyChallenge extends Row {
  @Column("text")
  purpose!: PasskeyPurpose;

  @Column("text")
  challenge!: string;

  /** Whose passkey it must be; null where the passkey says who it is. */
  @Column("uuid", { nullable: true })
  userId!: string | null;

  /** Hash of the browser's pre-login cookie, of who is not signed in; null for a client without cookies. */
  @Column("text", { nullable: true })
  binding!: string | null;

  @Column("uuid", { nullable: true })
  sessionId!: string | null;

  @Column("uuid", { nullable: true })
  signInId!: string | null;

  @TimeColumn()
  expiresAt!: Date;
}
