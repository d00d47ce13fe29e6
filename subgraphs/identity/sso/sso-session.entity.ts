import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { SsoKind } from "./sso.kind.ts";

/** What a source knows of a session here: its id is the session's. By it either side ends the other's. */
@Entity("sso_sessions")
export class SsoSession extends Row {
  @Column("text")
  kind!: SsoKind;

  @Column("uuid")
  sourceId!: string;

  @Column("text")
  issuer!: string;

  @Column("text")
  subject!: string;

  @Column("text", { nullable: true })
  sessionIndex!: string | null;

  /** Until when the source lets it go on; null where it leaves that to us. */
  @TimeColumn({ nullable: true })
  until!: Date | null;

  /** What it takes to end the source's own (ProvenIdentity.logout), sealed. */
  @Column("bytea")
  logout!: Buffer;
}
