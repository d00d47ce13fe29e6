import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../shared/context.ts";
import { connectionOf, type Page } from "../../shared/page.ts";
import { User, userReference } from "../../shared/user.reference.ts";
import { Delivery } from "./delivery.entity.ts";
import { DeliveriesArgs } from "./delivery.inputs.ts";
import { listDeliveries } from "./delivery.queries.ts";

const DeliveryConnection = connectionOf(() => Delivery, "Delivery");

@Resolver(() => Delivery)
export class DeliveryResolver {
  @Query(() => DeliveryConnection, { description: "What became of every mail, newest first." })
  deliveries(@Ctx() ctx: Context, @Args(() => DeliveriesArgs) args: DeliveriesArgs): Promise<Page<Delivery>> {
    return listDeliveries(ctx, args);
  }

  @FieldResolver(() => User, { nullable: true, description: "Whom it was for." })
  person(@Root() { personId }: Delivery): User | null {
    return userReference(personId);
  }
}
