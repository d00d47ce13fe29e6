import type { DataProvider } from "react-admin";
import { accountHandler } from "../accounts/account.handler.ts";
import { agentHandler } from "../agents/agent.handler.ts";
import { approvalHandler } from "../approvals/approval.handler.ts";
import { auditHandler } from "../audit/audit.handler.ts";
import { caseHandler } from "../cases/case.handler.ts";
import { jobHandler } from "../jobs/job.handler.ts";
import { notificationHandler } from "../notifications/notification.handler.ts";
import { parkedHandler } from "../parked/parked.handler.ts";
import { peopleHandler } from "../people/people.handler.ts";
import { recoveryHandler } from "../recovery-requests/recovery.handler.ts";
import { runHandler } from "../runs/run.handler.ts";
import { workflowHandler } from "../workflows/workflow.handler.ts";
import type { ResourceHandler } from "./resource.ts";

const RESOURCES = new Map<string, ResourceHandler>([
  ["cases", caseHandler as ResourceHandler],
  ["users", peopleHandler as ResourceHandler],
  ["people", accountHandler as ResourceHandler],
  ["recoveries", recoveryHandler as ResourceHandler],
  ["audit", auditHandler as ResourceHandler],
  ["jobs", jobHandler as ResourceHandler],
  ["parked", parkedHandler as ResourceHandler],
  ["agents", agentHandler as ResourceHandler],
  ["workflows", workflowHandler as ResourceHandler],
  ["notifications", notificationHandler as ResourceHandler],
  ["runs", runHandler as ResourceHandler],
  ["approvals", approvalHandler as ResourceHandler],
]);

/** react-admin's view of the server: each resource's own file says what it can do. */
export const dataProvider = {
  supportAbortSignal: true,
  getList: (resource, params) => ask(resource, "getList")(params),
  getOne: (resource, params) => ask(resource, "getOne")(params),
  getMany: (resource, params) => ask(resource, "getMany")(params),
  getManyReference: (resource) => Promise.reject(unsupported(resource, "getManyReference")),
  create: (resource, params) => ask(resource, "create")(params),
  update: (resource) => Promise.reject(unsupported(resource, "update")),
  updateMany: (resource) => Promise.reject(unsupported(resource, "updateMany")),
  delete: (resource) => Promise.reject(unsupported(resource, "delete")),
  deleteMany: (resource) => Promise.reject(unsupported(resource, "deleteMany")),
} as DataProvider;

function ask<Method extends keyof ResourceHandler>(resource: string, method: Method) {
  const call = RESOURCES.get(resource)?.[method];
  if (!call) throw unsupported(resource, method);
  // react-admin leaves the record type open at this seam; the handlers state it.
  return call as (params: unknown) => Promise<never>;
}

function unsupported(resource: string, method: string): Error {
  return new Error(`${resource} has no ${method}`);
}
