import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** One conversation of somebody signing in: proven by some method, then redeemed once, by whoever began it. */
@Entity("sign_ins")
export class SignInAttempt extends Row {
  @Column("uuid")
  userId!: string;

  @Column("text")
  method!: "password";
  @Column("text")
  ticketHash!: string;

  /** Hash of the browser's pre-login cookie; null for a client without cookies. */
  @Column("text", { nullable: true })
  binding!: string | null;

  @TimeColumn()
  expiresAt!: Date;

  @TimeColumn({ nullable: true })
  redeemedAt!: Date | null;
}
