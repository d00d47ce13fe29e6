import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../shared/context.ts";
import { SetNotificationPreference } from "./preference.inputs.ts";
import { preferencesOf, setPreference } from "./preference.service.ts";
import { NotificationPreference } from "./preference.types.ts";

@Resolver(() => NotificationPreference)
export class PreferenceResolver {
  @Query(() => [NotificationPreference], { description: "Every event and channel, as it holds for the viewer." })
  notificationPreferences(@Ctx() ctx: Context): Promise<NotificationPreference[]> {
    return preferencesOf(ctx);
  }

  @Mutation(() => NotificationPreference)
  setNotificationPreference(
    @Ctx() ctx: Context,
    @Arg("input", () => SetNotificationPreference) input: SetNotificationPreference,
  ): Promise<NotificationPreference> {
    return setPreference(ctx, input);
  }
}
