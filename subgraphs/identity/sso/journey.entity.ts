import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { SsoKind } from "./sso.kind.ts";
import type { SsoRefusal } from "./sso.refused.ts";

/** What a journey is made for. */
export type SsoPurpose = "SIGN_IN" | "LINK" | "TEST";

/** One trip to a source and back. Its id goes along as `state` or RelayState: it is hard to guess. */
@Entity("sso_journeys")
export class SsoJourney extends Row {
  @Column("text")
  kind!: SsoKind;

  @Column("uuid")
  sourceId!: string;

  @Column("text")
  purpose!: SsoPurpose;

  /** Hash of the cookie of the browser that began; null until a browser takes up one that a source began by itself. */
  @Column("text", { nullable: true })
  binding!: string | null;

  /** Whether the source began it: then nobody here has asked for it, and whoever arrives is asked. */
  @Column("boolean", { default: false })
  unasked!: boolean;

  /** Who links, or makes a test; null of who signs in. */
  @Column("uuid", { nullable: true })
  userId!: string | null;

  /** The conversation that it goes on with, where one asked for more proof. */
  @Column("uuid", { nullable: true })
  signInId!: string | null;

  /** A path of ours. */
  @Column("text")
  returnTo!: string;

  @TimeColumn()
  expiresAt!: Date;

  /** When it was used up: nothing that comes for it later is looked at. */
  @TimeColumn({ nullable: true })
  answeredAt!: Date | null;

  /** Who it turned out to be (ProvenIdentity), sealed. */
  @Column("bytea", { nullable: true })
  outcome!: Buffer | null;

  @Column("text", { nullable: true })
  refusal!: SsoRefusal | null;

  @TimeColumn({ nullable: true })
  finishedAt!: Date | null;
}
