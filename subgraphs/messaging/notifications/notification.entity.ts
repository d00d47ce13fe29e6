import { Directive, Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import { NotificationEvent } from "./notification.event.ts";

/** That one person should know of one thing that happened. Its words are made when it is read: nothing is copied here. */
@Directive('@key(fields: "id")')
@ObjectType("Notification")
@Entity("notifications")
export class Notification extends Row {
  /** The entry of the ledger that it tells of: with the person it is unique. */
  @Column("uuid")
  entryId!: string;

  @Column("uuid")
  personId!: string;

  @Field(() => NotificationEvent)
  @Column("text")
  event!: NotificationEvent;

  /** Null for the system. */
  @Column("uuid", { nullable: true })
  actorId!: string | null;

  @Column("uuid", { nullable: true })
  caseId!: string | null;

  /** What a sign-in came from, in words: Firefox on Windows. */
  @Column("text", { nullable: true })
  device!: string | null;

  /** False where the person wants it by e-mail alone: then no list has it. */
  @Column("boolean")
  inApp!: boolean;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  seenAt!: Date | null;
}
