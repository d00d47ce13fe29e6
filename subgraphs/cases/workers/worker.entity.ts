import { Column, Entity, PrimaryColumn } from "typeorm";

/** What cases knows of people: whether they may be given one. Follows identity through the ledger. */
@Entity("workers")
export class Worker {
  @PrimaryColumn("uuid")
  userId!: string;

  @Column("boolean")
  active!: boolean;
}
