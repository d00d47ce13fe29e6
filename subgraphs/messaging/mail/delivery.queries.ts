import type { Context } from "../../shared/context.ts";
import { type Page, paginate } from "../../shared/page.ts";
import { Delivery } from "./delivery.entity.ts";
import type { DeliveriesArgs } from "./delivery.inputs.ts";

/** A page of the delivery log, newest first. */
export function listDeliveries(ctx: Context, { filter, ...page }: DeliveriesArgs): Promise<Page<Delivery>> {
  const query = ctx.db.getRepository(Delivery).createQueryBuilder("d");
  const { state, event, personId } = filter ?? {};
  if (state?.length) query.andWhere("d.state = any(:state)", { state });
  if (event?.length) query.andWhere("d.event = any(:event)", { event });
  if (personId) query.andWhere("d.personId = :personId", { personId });
  const value = (delivery: Delivery) => delivery.createdAt.toISOString();
  return paginate(query, { by: "d.createdAt", value, kind: "date", direction: "DESC" }, page);
}
