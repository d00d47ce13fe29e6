import { usePermissions } from "react-admin";

/** What pages ask about; the server's table says who holds which. */
export type Permission =
  | "case:create"
  | "case:work"
  | "case:assign"
  | "case:change-status"
  | "case:read-notes"
  | "user:list"
  | "user:unlock"
  | "factor:read"
  | "factor:manage"
  | "sso:read"
  | "sso:manage"
  | "audit:read"
  | "job:read"
  | "agent:read"
  | "agent:run"
  | "agent:operate"
  | "workflow:edit"
  | "ledger:operate";

/** Pages that need more than having signed in. The server decides; this only spares people pages that would refuse them. */
const PAGES: Record<string, Permission> = {
  "cases/create": "case:create",
  "people/list": "factor:read",
  "people/show": "factor:read",
  "sso/list": "sso:read",
  "audit/list": "audit:read",
  "jobs/list": "job:read",
  "parked/list": "audit:read",
  "approvals/list": "agent:read",
  "runs/list": "agent:read",
  "runs/show": "agent:read",
  "agents/list": "agent:read",
  "workflows/list": "agent:read",
  "workflows/show": "agent:read",
  "workflows/create": "workflow:edit",
  "workflows/edit": "workflow:edit",
};

/** The permission behind a page, or null for what everybody who signed in may open. */
export function permissionFor(resource: string, action: string): Permission | null {
  return PAGES[`${resource}/${action}`] ?? null;
}

/** Tells whether the viewer holds a permission; nobody does while that is not known yet. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions = [] } = usePermissions<string[]>();
  return (permission) => permissions.includes(permission);
}
