import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** A browser in which somebody finished signing in; its cookie says which, and stands here as a hash alone. */
@ObjectType("Device")
@Entity("devices")
export class Device extends Row {
  @Column("uuid")
  userId!: string;

  @Column("text")
  tokenHash!: string;

  @Field(() => Date)
  @TimeColumn()
  lastUsedAt!: Date;

  /** What it said of itself when it was last used to sign in, and where it was. */
  @Column("text", { nullable: true })
  agent!: string | null;

  @Field(() => String, { nullable: true, description: "Where it was last used to sign in." })
  @Column("text", { nullable: true })
  address!: string | null;

  /** When its person proved a factor in it and said that it is theirs. */
  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  trustedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: "Until then no factor is asked for in it." })
  @TimeColumn({ nullable: true })
  trustedUntil!: Date | null;
}
