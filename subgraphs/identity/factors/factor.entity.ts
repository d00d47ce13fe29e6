import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** What kinds of factor a row holds; passkeys and backup codes have tables of their own. */
export type FactorKind = "totp" | "sms" | "email";

/** A factor of somebody. Of each kind one is on, and one more may be waiting to be confirmed in its place. */
@Entity("factors")
export class Factor extends Row {
  @Column("uuid")
  userId!: string;

  @Column("text")
  kind!: FactorKind;

  /** The seed of an authenticator app, sealed with a key that the database does not hold; null of the others. */
  @Column("bytea", { nullable: true })
  secret!: Buffer | null;

  /** The newest time step of which a code was taken: none up to it is taken again. */
  @Column("int", { nullable: true })
  lastStep!: number | null;

  /** Null until its owner showed that it works. */
  @TimeColumn({ nullable: true })
  confirmedAt!: Date | null;

  @TimeColumn({ nullable: true })
  lastUsedAt!: Date | null;
}
