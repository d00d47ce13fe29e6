import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import type { FactorPassed, SignInProof } from "../sign-in/sign-in.entity.ts";

/** Somebody signed in on a device, or an agent that acts for them, until it ends. PostgreSQL is the truth about it. */
@ObjectType("Session")
@Entity("sessions")
export class Session extends Row {
  @Column("uuid")
  userId!: string;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  address!: string | null;

  @Column("text", { nullable: true })
  agent!: string | null;

  /** Who acts in it for the user; null where they act themselves. */
  @Column("uuid", { nullable: true })
  agentId!: string | null;

  /** What the agent was called when the session began. */
  @Column("text", { nullable: true })
  agentName!: string | null;

  @Field(() => [String], { nullable: true, description: "What an agent may do at most; null where people act." })
  @Column("text", { array: true, nullable: true, name: "granted" })
  grant!: string[] | null;

  /** How its person proved who they are; null of an agent's, and of those from before it was kept. */
  @Column("text", { nullable: true })
  method!: SignInProof | null;

  /** How the second step was passed; null of an agent's, and of those from before it was kept. */
  @Column("text", { nullable: true })
  factor!: FactorPassed | null;

  /** The browser that it was begun in, where it has our cookie. */
  @Column("uuid", { nullable: true })
  deviceId!: string | null;

  /** Roughly where the address is, as far as this installation can tell. */
  @Column("text", { nullable: true })
  place!: string | null;

  /** When its person last proved again who they are. */
  @TimeColumn({ nullable: true })
  steppedUpAt!: Date | null;

  @Field(() => Date)
  @TimeColumn()
  lastSeenAt!: Date;

  @Field(() => Date)
  @TimeColumn()
  expiresAt!: Date;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column("text", { nullable: true })
  endReason!: string | null;

  /** Which refresh token of the family is the current one. */
  @Column("int", { default: 0 })
  generation!: number;

  /** The newest generation whose access token was presented: from then on its predecessor is a replay. */
  @Column("int", { default: 0 })
  seenGeneration!: number;

  @TimeColumn()
  rotatedAt!: Date;
}
