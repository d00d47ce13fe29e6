import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";
import { Row, TimeColumn } from "../../shared/row.ts";

/** Whether a passkey stays on the device that made it, or is copied to its owner's other ones. */
export const PasskeyDeviceType = { SINGLE_DEVICE: "SINGLE_DEVICE", MULTI_DEVICE: "MULTI_DEVICE" } as const;
export type PasskeyDeviceType = (typeof PasskeyDeviceType)[keyof typeof PasskeyDeviceType];

registerEnumType(PasskeyDeviceType, { name: "PasskeyDeviceType" });

/** What somebody signs in with instead of typing anything: of its key pair we have the public half alone. */
@ObjectType("Passkey")
@Entity("passkeys")
export class Passkey extends Row {
  @Column("uuid")
  userId!: string;

  /** As its authenticator calls it, in base64url; one in the whole installation. */
  @Column("text", { unique: true })
  credentialId!: string;

  /** A COSE_Key (RFC 9052, section 7). */
  @Column("bytea")
  publicKey!: Uint8Array<ArrayBuffer>;

  /** How often it was used, as its authenticator counts; 0 for as long as it does not count. */
  @Column("bigint", { transformer: { from: Number, to: (counter: number) => counter } })
  counter!: number;

  @Field(() => [String], { description: "How it is reached: internal, hybrid, usb, nfc, ble." })
  @Column("text", { array: true })
  transports!: string[];

  @Field(() => PasskeyDeviceType)
  @Column("text")
  deviceType!: PasskeyDeviceType;

  @Field(() => Boolean, { description: "Whether there is a copy of it somewhere else." })
  @Column("boolean")
  backedUp!: boolean;

  /** The model of its authenticator; zeros where that is not said. Nobody vouches for it. */
  @Column("uuid")
  aaguid!: string;

  @Field(() => String, { description: "What its owner calls it." })
  @Column("text")
  name!: string;

  @Field(() => Date, { nullable: true })
  @TimeColumn({ nullable: true })
  lastUsedAt!: Date | null;

  /** Since when it opens nothing: its counter said that there are two of it. */
  @TimeColumn({ nullable: true })
  suspendedAt!: Date | null;
}
