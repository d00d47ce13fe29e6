import { z } from "zod";
import { nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { casesById } from "./case.queries.ts";

const asked = z.object({ id: z.uuid(), viewer: z.uuid(), permissions: z.string().max(5_000) });

/**
 * `GET /internal/case`: what a peer may tell somebody of a case, when it writes to them while they are not here. They are
 * asked for with their id and rights, and what they would not see is not there.
 */
export async function casePrivateRoutes(request: Request, ctx: Context): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  if (request.method !== "GET" || pathname !== "/internal/case") return null;
  const { data } = asked.safeParse(Object.fromEntries(searchParams));
  if (!data)
    return Response.json({ code: "INVALID", message: "Ask with id, viewer and permissions." }, { status: 400 });
  const permissions = new Set(data.permissions.split(",").filter(Boolean));
  const viewer = { id: data.viewer, sessionId: data.viewer, generation: 0, permissions };
  const seen = new Context(ctx, nobody(ctx.caller.requestId), () => viewer, ctx.clock);
  const kase = (await casesById(seen, [data.id])).get(data.id);
  if (!kase) return new Response(null, { status: 404 });
  const { reference, title, dueAt } = kase;
  return Response.json({ reference, title, dueAt }, { headers: { "cache-control": "no-store" } });
}
