import { registerEnumType } from "type-graphql";
import type { Address } from "../../shared/address.ts";

/** How a code travels. */
export enum CodeChannel {
  EMAIL = "EMAIL",
  SMS = "SMS",
}
registerEnumType(CodeChannel, { name: "CodeChannel" });

/** How a code reaches an address. */
export function channelOf(kind: Address["kind"]): CodeChannel {
  return kind === "EMAIL" ? CodeChannel.EMAIL : CodeChannel.SMS;
}
