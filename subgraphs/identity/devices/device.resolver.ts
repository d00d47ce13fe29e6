import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.ts";
import { deviceOf } from "../sessions/device.ts";
import { User } from "../users/user.entity.ts";
import { Device } from "./device.entity.ts";
import { EndTrust } from "./device.inputs.ts";
import { endTrust, trustedDevices } from "./trusted.ts";

@Resolver(() => Device)
export class DeviceResolver {
  @Mutation(() => Device, { description: "It asks for a factor again. Needs a recent proof of who one is." })
  endTrust(@Ctx() ctx: IdentityContext, @Arg("input", () => EndTrust) { id }: EndTrust): Promise<Device> {
    return endTrust(ctx, id);
  }

  @FieldResolver(() => String, { name: "agent", description: "As a person would say it: Firefox on Windows." })
  nameOf(@Root() { agent }: Device): string {
    return deviceOf(agent);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Roughly where it was last used to sign in; null where this installation cannot tell.",
  })
  place(@Ctx() ctx: IdentityContext, @Root() { address }: Device): string | null {
    return ctx.settings.places.of(address);
  }

  @FieldResolver(() => Boolean, { description: "Whether it is the browser that asks." })
  current(@Ctx() ctx: IdentityContext, @Root() { tokenHash }: Device): boolean {
    return ctx.caller.device === tokenHash;
  }
}

@Resolver(() => User)
export class TrustedDeviceResolver {
  @FieldResolver(() => [Device], { description: "Browsers that ask for no factor, the newest first; only one's own." })
  trustedDevices(@Ctx() ctx: IdentityContext, @Root() user: User): Promise<Device[]> {
    return trustedDevices(ctx, user);
  }
}
