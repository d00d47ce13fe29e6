import {
  NotificationCursorDocument,
  type NotificationDetailFragment,
  type NotificationFilter,
  NotificationsDocument,
} from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

/** One thing that the viewer was told of. */
export type NotificationRecord = NotificationDetailFragment;

/** The viewer's own, the newest first. */
export const notificationHandler: ResourceHandler<NotificationRecord> = {
  getList: pagesOf<NotificationRecord>("notifications", {
    async page({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as NotificationFilter };
      return (await execute(NotificationsDocument, variables, signal)).notifications;
    },
    async end({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as NotificationFilter };
      return (await execute(NotificationCursorDocument, variables, signal)).notifications.pageInfo;
    },
  }),
};
