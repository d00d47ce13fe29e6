import { Column, Entity } from "typeorm";
import type { Address } from "../../shared/address.ts";
import { Row, TimeColumn } from "../../shared/row.ts";
import { type Language, LanguageColumn } from "../../shared/words/language.ts";
import type { NoticeKind } from "./notice.kind.ts";

/** A message about somebody's account that asks for nothing, to an address that may not be theirs for much longer. */
@Entity("notices")
export class Notice extends Row {
  @Column("text")
  kind!: NoticeKind;

  @Column("text")
  addressKind!: Address["kind"];

  @Column("text")
  address!: string;

  @Column("uuid")
  userId!: string;

  @LanguageColumn()
  language!: Language;

  @TimeColumn({ nullable: true })
  sentAt!: Date | null;
}
