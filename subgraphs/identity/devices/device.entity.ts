import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** A browser in which somebody finished signing in; its cookie says which, and stands here as a hash alone. */
@Entity("devices")
export class Device extends Row {
  @Column("uuid")
  userId!: string;

  @Column("text")
  tokenHash!: string;

  @TimeColumn()
  lastUsedAt!: Date;
}
