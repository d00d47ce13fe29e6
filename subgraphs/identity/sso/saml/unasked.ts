import type { IdentityContext } from "../../context.ts";
import { arriveUnasked, landing, landingRefused } from "../answer.ts";
import { noteRefusal } from "../attempts.ts";
import { SsoRefused } from "../sso.refused.ts";
import { believe } from "./believe.ts";
import { partiesOf } from "./parties.ts";
import { provenByStatement } from "./proven-by-statement.ts";
import { refusedBy } from "./refused-by.ts";
import { refusalOf, type SamlRefusal } from "./saml.refusal.ts";
import { samlSource } from "./saml.source.ts";
import type { SamlConnection } from "./saml-connection.entity.ts";
import { takeOnce } from "./used-messages.ts";

const NOBODYS = new SsoRefused("SSO_EXPIRED", "JOURNEY_UNKNOWN");

/**
 * Somebody whom a provider sent by itself, or whose answer comes for a journey that is over. It is believed where the
 * connection allows the provider to begin, and then only whoever says that they meant to come goes on. An answer that the
 * provider has not even signed is written down nowhere: anybody could fill the list with them.
 */
export async function arriveByProvider(
  ctx: IdentityContext,
  connection: SamlConnection,
  answer: string,
  relayState: string,
): Promise<Response> {
  const parties = await partiesOf(ctx, connection);
  const [source] = await samlSource.find(ctx.db.manager, [connection.id]);
  if (parties instanceof SsoRefused || !source) return landingRefused(NOBODYS);
  const { wantEncrypted, idpInitiated, enabled, id: sourceId } = connection;
  const refuse = async (refused: SsoRefused) => {
    await ctx.db.transaction((tx) => noteRefusal(ctx, tx, { kind: "SAML", sourceId }, refused));
    return landingRefused(refused);
  };
  try {
    const asked = { parties: { ...parties, idpInitiated: true }, wantEncrypted, request: null, now: ctx.now() };
    const statement = await believe(answer, asked);
    if (!idpInitiated) return refuse(new SsoRefused("SSO_INVALID", "SAML_UNSOLICITED"));
    if (!enabled) return refuse(new SsoRefused("SSO_DISABLED", "SWITCHED_OFF"));
    const journey = await ctx.db.transaction(async (tx) => {
      await takeOnce(tx, sourceId, statement.assertionId, statement.notOnOrAfter);
      const identity = provenByStatement(connection, statement);
      return arriveUnasked(ctx, tx, source, { identity, returnTo: relayState });
    });
    return landing(journey);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return isSigned(refusal) ? refuse(refusedBy(refusal)) : landingRefused(NOBODYS);
  }
}

/** What is found out only of what the provider has signed: its own words, and whether they were used before. */
const SAID_BY_THE_PROVIDER = new Set<SamlRefusal["reason"]>([
  ...([
    "ISSUER",
    "DESTINATION",
    "RECIPIENT",
    "AUDIENCE",
    "CONDITION",
    "CONFIRMATION",
    "TOO_EARLY",
    "TOO_LATE",
  ] as const),
  ...(["NO_SUBJECT", "TRANSIENT_SUBJECT", "NOT_AUTHENTICATED", "REPLAYED"] as const),
]);

const isSigned = ({ reason }: SamlRefusal) => SAID_BY_THE_PROVIDER.has(reason);
