import type { EntityManager } from "typeorm";
import { ID_PATTERN } from "../../../shared/validation.ts";
import type { IdentityContext } from "../../context.ts";
import { landing, landingRefused, storeOutcome, type Taken, takeJourney } from "../answer.ts";
import type { ProvenIdentity } from "../proven-identity.ts";
import { SsoRefused } from "../sso.refused.ts";
import { believe } from "./believe.ts";
import { formOf } from "./form.ts";
import { partiesOf, requestOf } from "./parties.ts";
import { provenByStatement } from "./proven-by-statement.ts";
import { refusedBy } from "./refused-by.ts";
import { refusalOf } from "./saml.refusal.ts";
import { SamlConnection } from "./saml-connection.entity.ts";
import { arriveByProvider } from "./unasked.ts";
import { takeOnce } from "./used-messages.ts";

/**
 * `POST /auth/saml/<connection>/acs`: a journey is used up before its answer is looked at, so that of any number of parallel
 * answers one is. Whatever comes of it, the browser goes on to a page of ours, and nothing that it brought goes along.
 */
export async function assertionConsumer(
  ctx: IdentityContext,
  connectionId: string,
  request: Request,
): Promise<Response> {
  const form = await formOf(request, ["SAMLResponse", "RelayState"]);
  const answer = form?.get("SAMLResponse");
  if (!answer) return landingRefused(new SsoRefused("SSO_INVALID", "SAML_SHAPE"));
  const connection = await ctx.db.getRepository(SamlConnection).findOneBy({ id: connectionId });
  if (!connection) return landingRefused(new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN"));
  const relayState = form?.get("RelayState") ?? "";
  const taken = await takenBy(ctx, connection, relayState);
  if (!taken) return arriveByProvider(ctx, connection, answer, relayState);
  await ctx.db.transaction(async (tx) => {
    await storeOutcome(ctx, tx, taken.journey, await provenBy(ctx, tx, connection, { taken, answer }));
  });
  return landing(taken.journey);
}

async function takenBy(ctx: IdentityContext, { id: sourceId }: SamlConnection, id: string): Promise<Taken | null> {
  return ID_PATTERN.test(id) ? takeJourney(ctx, ctx.db.manager, { id, kind: "SAML", sourceId }) : null;
}

/** Who a journey turned out to be about, or why nothing of its answer is believed. */
async function provenBy(
  ctx: IdentityContext,
  tx: EntityManager,
  connection: SamlConnection,
  { taken, answer }: { taken: Taken; answer: string },
): Promise<ProvenIdentity | SsoRefused> {
  const parties = await partiesOf(ctx, connection);
  if (parties instanceof SsoRefused) return parties;
  try {
    const { wantEncrypted } = connection;
    const request = requestOf({ id: taken.setOutAs, createdAt: taken.journey.createdAt });
    const statement = await believe(answer, { parties, wantEncrypted, request, now: ctx.now() });
    await takeOnce(tx, connection.id, statement.assertionId, statement.notOnOrAfter);
    return provenByStatement(connection, statement);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refusedBy(refusal);
  }
}
