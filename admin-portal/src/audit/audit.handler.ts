import { AuditCursorDocument, type AuditFilter, AuditTrailDocument, type AuditTrailQuery } from "../gql/graphql.ts";
import { pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";

type Entry = AuditTrailQuery["auditTrail"]["edges"][number]["node"];

/** One line of the ledger, known by its position. */
export type AuditRecord = Entry & { id: string };

/** The ledger, newest first; it is read and never written. */
export const auditHandler: ResourceHandler<AuditRecord> = {
  getList: pagesOf<AuditRecord>("audit", {
    async page({ filter, signal }, first, after) {
      const { auditTrail } = await execute(AuditTrailDocument, { first, after, filter: filter as AuditFilter }, signal);
      return { ...auditTrail, edges: auditTrail.edges.map(({ node }) => ({ node: { ...node, id: node.position } })) };
    },
    async end({ filter, signal }, first, after) {
      const variables = { first, after, filter: filter as AuditFilter };
      return (await execute(AuditCursorDocument, variables, signal)).auditTrail.pageInfo;
    },
  }),
};
