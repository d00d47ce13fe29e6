import "reflect-metadata";
import type { SubgraphDefinition } from "../shared/definition.ts";
import { Case } from "./cases/case.entity.ts";
import { casePrivateRoutes } from "./cases/case.private-routes.ts";
import { casesById } from "./cases/case.queries.ts";
import { CaseChangedResolver, CaseResolver, HistoryEntryResolver } from "./cases/case.resolver.ts";
import { Comment } from "./comments/comment.entity.ts";
import { CommentResolver } from "./comments/comment.resolver.ts";
import { commentsById } from "./comments/comment.service.ts";
import { events } from "./events.ts";
import { CreateCases1763683200000 } from "./migrations/1763683200000-create-cases.ts";
import { CreateOverdueReminders1764100000020 } from "./migrations/1764100000020-create-overdue-reminders.ts";
import { reactions } from "./reactions.ts";
import { rules } from "./rules.ts";
import { Worker } from "./workers/worker.entity.ts";

/** Cases: what there is to find out, who works on it, what was said and done. */
export const cases: SubgraphDefinition = {
  name: "cases",
  entities: [Case, Comment, Worker],
  migrations: [CreateCases1763683200000, CreateOverdueReminders1764100000020],
  parts: {
    resolvers: [CaseResolver, CaseChangedResolver, HistoryEntryResolver, CommentResolver],
    references: {
      Case: ({ id }, ctx) => ctx.loader(casesById).load(id),
      Comment: ({ id }, ctx) => ctx.loader(commentsById).load(id),
    },
  },
  rules,
  events,
  reactions,
  privateRoute: casePrivateRoutes,
};
