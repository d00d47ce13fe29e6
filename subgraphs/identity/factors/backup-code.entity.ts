import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** One of the codes that somebody wrote down, as a keyed hash alone. */
@Entity("backup_codes")
export class BackupCode extends Row {
  @Column("uuid")
  userId!: string;

  @Column("bytea")
  hash!: Buffer;

  @TimeColumn({ nullable: true })
  usedAt!: Date | null;
}
