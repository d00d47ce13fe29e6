import { type ComponentType, lazy } from "react";
import { LINK_PAGES } from "../sign-in/link-pages.ts";

const signInPage = () => import("../sign-in/SignInPage.tsx");
const layout = () => import("../layout/AppLayout.tsx");
const dashboard = () => import("../dashboard/Dashboard.tsx");
const caseList = () => import("../cases/list/CaseList.tsx");
const caseShow = () => import("../cases/show/CaseShow.tsx");
const caseCreate = () => import("../cases/edit/CaseCreate.tsx");
const caseEdit = () => import("../cases/edit/CaseEdit.tsx");
const auditList = () => import("../audit/AuditList.tsx");
const jobList = () => import("../jobs/JobList.tsx");
const parkedList = () => import("../parked/ParkedList.tsx");
const agentList = () => import("../agents/AgentList.tsx");
const workflowList = () => import("../workflows/list/WorkflowList.tsx");
const workflowShow = () => import("../workflows/show/WorkflowShow.tsx");
const workflowCreate = () => import("../workflows/edit/WorkflowCreate.tsx");
const workflowEdit = () => import("../workflows/edit/WorkflowEdit.tsx");
const notificationList = () => import("../notifications/NotificationList.tsx");
const preferencePage = () => import("../notifications/preferences/PreferencePage.tsx");
const approvalList = () => import("../approvals/ApprovalList.tsx");
const runList = () => import("../runs/list/RunList.tsx");
const runShow = () => import("../runs/show/RunShow.tsx");
const accountPage = () => import("../account/AccountPage.tsx");
const confirmPage = () => import("../sign-in/ConfirmPage.tsx");
const accountList = () => import("../accounts/AccountList.tsx");
const accountShow = () => import("../accounts/AccountShow.tsx");
const policyPage = () => import("../factor-policy/PolicyPage.tsx");
const recoveryList = () => import("../recovery-requests/RecoveryList.tsx");
const ssoPage = () => import("../sign-in/sso/SsoPage.tsx");
const sourceList = () => import("../sso/SourceList.tsx");
const breakGlassPage = () => import("../sso/break-glass/BreakGlassPage.tsx");
const providerPage = () => import("../sso/providers/ProviderPage.tsx");
const connectionCreate = () => import("../sso/connections/ConnectionCreate.tsx");
const connectionPage = () => import("../sso/connections/ConnectionPage.tsx");
const sessionList = () => import("../sessions/SessionList.tsx");

export const SignInPage = page(signInPage, "SignInPage");
export const AppLayout = page(layout, "AppLayout");
export const Dashboard = page(dashboard, "Dashboard");
export const CaseList = page(caseList, "CaseList");
export const CaseShow = page(caseShow, "CaseShow");
export const CaseCreate = page(caseCreate, "CaseCreate");
export const CaseEdit = page(caseEdit, "CaseEdit");
export const AuditList = page(auditList, "AuditList");
export const JobList = page(jobList, "JobList");
export const ParkedList = page(parkedList, "ParkedList");
export const AgentList = page(agentList, "AgentList");
export const WorkflowList = page(workflowList, "WorkflowList");
export const WorkflowShow = page(workflowShow, "WorkflowShow");
export const WorkflowCreate = page(workflowCreate, "WorkflowCreate");
export const WorkflowEdit = page(workflowEdit, "WorkflowEdit");
export const NotificationList = page(notificationList, "NotificationList");
export const PreferencePage = page(preferencePage, "PreferencePage");
export const ApprovalList = page(approvalList, "ApprovalList");
export const RunList = page(runList, "RunList");
export const RunShow = page(runShow, "RunShow");
export const AccountPage = page(accountPage, "AccountPage");
export const ConfirmPage = page(confirmPage, "ConfirmPage");
export const AccountList = page(accountList, "AccountList");
export const AccountShow = page(accountShow, "AccountShow");
export const PolicyPage = page(policyPage, "PolicyPage");
export const RecoveryList = page(recoveryList, "RecoveryList");
export const SsoPage = page(ssoPage, "SsoPage");
export const SourceList = page(sourceList, "SourceList");
export const BreakGlassPage = page(breakGlassPage, "BreakGlassPage");
export const ProviderPage = page(providerPage, "ProviderPage");
export const ConnectionCreate = page(connectionCreate, "ConnectionCreate");
export const ConnectionPage = page(connectionPage, "ConnectionPage");
export const SessionList = page(sessionList, "SessionList");

const BY_PATH: [pattern: RegExp, load: () => Promise<unknown>][] = [
  [/^\/$/, dashboard],
  [/^\/cases$/, caseList],
  [/^\/cases\/create$/, caseCreate],
  [/^\/cases\/[^/]+\/show$/, caseShow],
  [/^\/cases\/[^/]+$/, caseEdit],
  [/^\/audit$/, auditList],
  [/^\/jobs$/, jobList],
  [/^\/parked$/, parkedList],
  [/^\/agents$/, agentList],
  [/^\/workflows$/, workflowList],
  [/^\/workflows\/create$/, workflowCreate],
  [/^\/workflows\/[^/]+\/show$/, workflowShow],
  [/^\/workflows\/[^/]+$/, workflowEdit],
  [/^\/notifications$/, notificationList],
  [/^\/notifications\/preferences$/, preferencePage],
  [/^\/approvals$/, approvalList],
  [/^\/runs$/, runList],
  [/^\/runs\/[^/]+$/, runShow],
  [/^\/people$/, accountList],
  [/^\/people\/policy$/, policyPage],
  [/^\/people\/recoveries$/, recoveryList],
  [/^\/people\/[^/]+$/, accountShow],
  [/^\/sso$/, sourceList],
  [/^\/sso\/break-glass$/, breakGlassPage],
  [/^\/sso\/providers\/[^/]+$/, providerPage],
  [/^\/sso\/connections\/create$/, connectionCreate],
  [/^\/sso\/connections\/[^/]+(\/[^/]+)?$/, connectionPage],
  [/^\/sessions$/, sessionList],
  [/^\/account$/, accountPage],
];

/** Begins to fetch a page while it is still being found out who asks for it; whom this browser does not know signs in first. */
export function preloadPage(path: string, isKnown: boolean): void {
  const found = BY_PATH.find(([pattern]) => pattern.test(path));
  const loads = path in LINK_PAGES ? [confirmPage] : isKnown ? [layout, found?.[1]] : [signInPage];
  // A chunk that cannot be had is dealt with where it is needed.
  for (const load of loads) load?.().catch(() => undefined);
}

/** A named component of a module that is fetched when it is first shown. */
function page<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }));
}
