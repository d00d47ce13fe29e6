import type { Request } from "playwright-core";
import operations from "../../schema/operations.json" with { type: "json" };

/** Whether a page asks for this operation of the portal; over the wire it has an id alone. */
export function isOperation(request: Request, named: string): boolean {
  const [id] = Object.entries(operations).find(([, text]) => text.includes(`${named}(`)) ?? [];
  if (!id) throw new Error(`The portal has no ${named}`);
  return Boolean(request.postData()?.includes(id));
}
