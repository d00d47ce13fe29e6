import { randomUUID } from "node:crypto";
import { SAML } from "@node-saml/node-saml";
import type { EntityManager } from "typeorm";
import type { IdentityContext } from "../../context.ts";
import { landingRefused } from "../answer.ts";
import { noteRefusal } from "../attempts.ts";
import { SsoRefused } from "../sso.refused.ts";
import { endBySource } from "../sso-sessions.ts";
import { type SamlParties, settingsFor } from "./connection.settings.ts";
import { formOf } from "./form.ts";
import { type LogoutMessage, type LogoutRequest, readLogoutRequest } from "./logout-request.ts";
import { partiesOf } from "./parties.ts";
import { refusalOf } from "./saml.refusal.ts";
import { ownUrls } from "./saml.urls.ts";
import { SamlConnection } from "./saml-connection.entity.ts";
import { takeOnce } from "./used-messages.ts";

const SIGNED_OUT = "/login";

/**
 * `GET` and `POST /auth/saml/<connection>/slo`: a provider ends somebody's sessions here, or says that it ended its own, which
 * changes nothing here: whoever asked it had signed out before.
 */
export async function singleLogout(ctx: IdentityContext, connectionId: string, request: Request): Promise<Response> {
  const asked = await askedBy(request);
  if (!asked) return seeOther(SIGNED_OUT);
  const connection = await ctx.db.getRepository(SamlConnection).findOneBy({ id: connectionId });
  const parties = connection ? await partiesOf(ctx, connection) : null;
  if (!connection || !parties || parties instanceof SsoRefused)
    return landingRefused(new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN"));
  try {
    const { slo: sloUrl } = ownUrls(ctx, connectionId);
    const logout = await readLogoutRequest(asked.message, { parties, sloUrl, now: ctx.now() });
    await ctx.db.transaction((tx) => endAll(ctx, tx, connection, logout));
    return seeOther(await answerTo(ctx, parties, logout, asked.relayState));
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    const refused = new SsoRefused("SSO_INVALID", "SAML_LOGOUT", refusal.reason);
    // What nobody has signed is written down nowhere: anybody could fill the list with it.
    if (["ISSUER", "DESTINATION", "TOO_LATE", "REPLAYED", "NO_SUBJECT"].includes(refusal.reason))
      await ctx.db.transaction((tx) => noteRefusal(ctx, tx, { kind: "SAML", sourceId: connectionId }, refused));
    return landingRefused(refused);
  }
}

/** What is asked; null of an answer to what we have asked, and of nothing. */
async function askedBy(request: Request): Promise<{ message: LogoutMessage; relayState: string } | null> {
  if (request.method === "POST") {
    const form = await formOf(request, ["SAMLRequest", "RelayState"]);
    const samlRequest = form?.get("SAMLRequest");
    return samlRequest ? { message: { form: samlRequest }, relayState: form?.get("RelayState") ?? "" } : null;
  }
  const { search, searchParams } = new URL(request.url);
  if (!searchParams.has("SAMLRequest")) return null;
  return { message: { query: search.slice(1) }, relayState: searchParams.get("RelayState") ?? "" };
}

async function endAll(
  ctx: IdentityContext,
  tx: EntityManager,
  connection: SamlConnection,
  { id, until, name, sessionIndexes }: LogoutRequest,
): Promise<void> {
  await takeOnce(tx, connection.id, id, until);
  const source = { kind: "SAML", id: connection.id } as const;
  const { idpEntityId: issuer, subjectAttribute } = connection;
  // Where an attribute tells people apart, their name stands sealed with each of their sessions.
  const who = subjectAttribute ? { name } : { subject: name };
  await endBySource(ctx, tx, source, { issuer, ...who, sessionIndexes });
}

/** Where the browser goes on, with our signed answer; to a page of ours where the provider wants none. */
async function answerTo(
  ctx: IdentityContext,
  parties: SamlParties,
  { id, name }: LogoutRequest,
  relayState: string,
): Promise<string> {
  if (!parties.sloUrl) return SIGNED_OUT;
  const request = { id: `_${randomUUID()}`, at: ctx.now() };
  const saml = new SAML({ ...settingsFor(parties, request), privateKey: parties.privateKey });
  const asked = { ID: id, issuer: parties.idpEntityId, nameID: name, nameIDFormat: "" };
  return saml.getLogoutResponseUrlAsync(asked, relayState.slice(0, MOST_RELAY_STATE), {}, true);
}

/** SAML allows 80 bytes; providers put more into it. */
const MOST_RELAY_STATE = 1000;

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
