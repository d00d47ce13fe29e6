import { Column, Entity } from "typeorm";
import type { Address } from "../../shared/address.ts";
import { Row, TimeColumn } from "../../shared/row.ts";
import { type Language, LanguageColumn } from "../../shared/words/language.ts";
import type { ChallengeLetter, ChallengePurpose } from "./challenge.purpose.ts";

/**
 * One code or link that was sent to one address. Neither stands here: both are derived from the row with a secret that the
 * database does not hold, so that a dump opens nothing and what was lost on its way can be sent again.
 */
@Entity("challenges")
export class Challenge extends Row {
  @Column("text")
  purpose!: ChallengePurpose;

  @Column("text")
  addressKind!: Address["kind"];

  @Column("text")
  address!: string;

  /** Whose account it is about; null where there is none (yet). */
  @Column("uuid", { nullable: true })
  userId!: string | null;

  /** The conversation that it belongs to. */
  @Column("uuid", { nullable: true })
  signInId!: string | null;

  /** Hash of the pre-login cookie of the browser that asked; null for a client without cookies. */
  @Column("text", { nullable: true })
  binding!: string | null;

  @LanguageColumn()
  language!: Language;

  @Column("text")
  letter!: ChallengeLetter;

  /** How often a code was tried; taken before it is compared. */
  @Column("int", { default: 0 })
  tries!: number;

  @TimeColumn()
  expiresAt!: Date;

  @TimeColumn({ nullable: true })
  sentAt!: Date | null;

  @TimeColumn({ nullable: true })
  usedAt!: Date | null;

  /** A newer one took its place. */
  @TimeColumn({ nullable: true })
  voidedAt!: Date | null;
}
