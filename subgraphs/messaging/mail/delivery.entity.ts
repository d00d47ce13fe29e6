import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";

/** Where a mail stands. */
export enum DeliveryState {
  QUEUED = "QUEUED",
  SENT = "SENT",
  FAILED = "FAILED",
  BOUNCED = "BOUNCED",
  SUPPRESSED = "SUPPRESSED",
}
registerEnumType(DeliveryState, {
  name: "DeliveryState",
  valuesConfig: {
    QUEUED: { description: "It waits to be sent, or to be tried again." },
    SENT: { description: "A mail server has taken it." },
    FAILED: { description: "No server took it; its job says why and can be retried." },
    BOUNCED: { description: "There is no such mailbox, or its server gave it back." },
    SUPPRESSED: { description: "It was not sent, for the reason that is given." },
  },
});

/** What became of one mail: never what it said, nor the address that it went to. */
@ObjectType("Delivery")
@Entity("deliveries")
export class Delivery extends Row {
  @Field(() => Date)
  @TimeColumn()
  updatedAt!: Date;

  @Field(() => ID)
  @Column("uuid")
  notificationId!: string;

  @Column("uuid")
  personId!: string;

  @Field(() => NotificationEvent)
  @Column("text")
  event!: NotificationEvent;

  @Field(() => DeliveryState)
  @Column("text")
  state!: DeliveryState;

  @Field(() => String, {
    nullable: true,
    description: "Why it stands there, in a word of ours: NOT_WANTED, SMTP_REFUSED.",
  })
  @Column("text", { nullable: true })
  reason!: string | null;

  @Field(() => Int)
  @Column("int")
  attempts!: number;

  @Field(() => Int, { nullable: true, description: "What the server answered last: 250, 451, 550." })
  @Column("int", { nullable: true })
  code!: number | null;

  @Field(() => String, { nullable: true, description: "The enhanced status of RFC 3463: 5.1.1." })
  @Column("text", { nullable: true })
  status!: string | null;

  /** By what its address is known again, without being known. */
  @Column("text", { nullable: true })
  addressMac!: string | null;
}
