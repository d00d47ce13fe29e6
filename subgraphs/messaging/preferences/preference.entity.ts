import { Column, Entity, PrimaryColumn } from "typeorm";
import type { NotificationEvent } from "../notifications/notification.event.ts";
import type { Channel } from "./defaults.ts";

/** What somebody said about one event and channel; what they never spoke of follows the defaults. */
@Entity("preferences")
export class Preference {
  @PrimaryColumn("uuid")
  personId!: string;

  @PrimaryColumn("text")
  event!: NotificationEvent;

  @PrimaryColumn("text")
  channel!: Channel;

  @Column("boolean")
  enabled!: boolean;
}
