import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../../shared/context.ts";
import { connectionOf, type Page } from "../../shared/page.ts";
import { User, userReference } from "../../shared/user.reference.ts";
import { Language } from "../../shared/words/language.ts";
import { Case, caseReference } from "../people/case.reference.ts";
import { bodyOf, linkOf, titleOf } from "../templates/words.ts";
import { Notification } from "./notification.entity.ts";
import { MarkAllArgs, MarkArgs, NotificationAddedArgs, NotificationsArgs } from "./notification.inputs.ts";
import { notificationChanges } from "./notification.live.ts";
import { countUnseen, listNotifications, unseenByCase } from "./notification.queries.ts";
import { markAllSeen, markSeen, markUnseen } from "./notification.service.ts";
import { NotificationAdded, NotificationsMarked } from "./notification.types.ts";

const NotificationConnection = connectionOf(() => Notification, "Notification");

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: "The viewer's own, newest first." })
  notifications(
    @Ctx() ctx: Context,
    @Args(() => NotificationsArgs) args: NotificationsArgs,
  ): Promise<Page<Notification>> {
    return listNotifications(ctx, args);
  }

  @Query(() => Int, { description: "How many the viewer has not seen; at most 1000, which then means: or more." })
  unseenCount(@Ctx() ctx: Context): Promise<number> {
    return countUnseen(ctx.db, ctx.viewer.id);
  }

  @Mutation(() => NotificationsMarked)
  markSeen(@Ctx() ctx: Context, @Args(() => MarkArgs) args: MarkArgs): Promise<NotificationsMarked> {
    return markSeen(ctx, args);
  }

  @Mutation(() => NotificationsMarked)
  markUnseen(@Ctx() ctx: Context, @Args(() => MarkArgs) args: MarkArgs): Promise<NotificationsMarked> {
    return markUnseen(ctx, args);
  }

  @Mutation(() => NotificationsMarked)
  markAllSeen(@Ctx() ctx: Context, @Args(() => MarkAllArgs) args: MarkAllArgs): Promise<NotificationsMarked> {
    return markAllSeen(ctx, args);
  }

  @Subscription(() => NotificationAdded, {
    subscribe: ({ context, args }: { context: unknown; args: unknown }) =>
      notificationChanges(context as Context, args as NotificationAddedArgs),
    description: "A new notification of the viewer's, or that some were seen or unseen in another window.",
  })
  notificationAdded(
    @Root() news: NotificationAdded,
    @Args(() => NotificationAddedArgs) _args: NotificationAddedArgs,
  ): NotificationAdded {
    return news;
  }

  @FieldResolver(() => String)
  title(
    @Root() notification: Notification,
    @Arg("language", () => Language, { defaultValue: Language.EN }) language: Language,
  ): string {
    return titleOf(notification, language);
  }

  @FieldResolver(() => String)
  body(
    @Root() notification: Notification,
    @Arg("language", () => Language, { defaultValue: Language.EN }) language: Language,
  ): string {
    return bodyOf(notification, language);
  }

  @FieldResolver(() => String, { description: "Where it leads, under the public address." })
  link(@Root() notification: Notification): string {
    return linkOf(notification);
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: "Null where it is about none, or the viewer sees it no more.",
  })
  case(@Root() { caseId }: Notification): Case | null {
    return caseReference(caseId);
  }

  @FieldResolver(() => User, { nullable: true, description: "Who did it; null for the system." })
  actor(@Root() { actorId }: Notification): User | null {
    return userReference(actorId);
  }
}

@Resolver(() => Case)
export class CaseNotificationsResolver {
  @FieldResolver(() => [Notification], { description: "The newest twenty about it that the viewer has not seen." })
  async unseenNotifications(@Ctx() ctx: Context, @Root() { id }: Case): Promise<readonly Notification[]> {
    return (await ctx.loader(unseenByCase).load(id)) ?? [];
  }
}
