import { z } from "zod";
import type { AskOptions } from "./doors.ts";
import { AppError, type Code } from "./errors.ts";
import type { Peers } from "./peers.ts";

/** Identity's private routes for sessions of agents. */
export const DELEGATIONS_PATH = "/internal/delegations";
export const DELEGATION_REFRESH_PATH = `${DELEGATIONS_PATH}/refresh`;
export const DELEGATION_END_PATH = `${DELEGATIONS_PATH}/end`;

/** The longest that an agent may act for somebody without being asked again. */
export const DELEGATION_SECONDS = 30 * 24 * 3600;

const MOST_GRANTED = 50;

const permissions = z.array(z.string().regex(/^[a-z]+:[a-z-]+$/)).max(MOST_GRANTED);

/** What a person lets an agent do for them. */
export const delegationInput = z.object({
  agentId: z.uuid(),
  /** What the person's list of sessions calls it. */
  agentName: z.string().trim().min(1).max(100),
  /** At most these; of them it has those that the person has at each moment. */
  grant: permissions,
  seconds: z.int().min(1).max(DELEGATION_SECONDS),
});
export type DelegationInput = z.input<typeof delegationInput>;

/** How a session's tokens are asked for; with `within` the access token holds these at most, of what was granted. */
export const delegationRefreshInput = z.object({
  refreshToken: z.string().min(1).max(200),
  within: permissions.optional(),
});

const tokensShape = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.coerce.date(),
  sessionExpiresAt: z.coerce.date(),
});

/** A session in which an agent acts for somebody. Its refresh token is a secret: it is stored sealed or not at all. */
const delegationShape = tokensShape.extend({ sessionId: z.uuid() });
export type Delegation = z.infer<typeof delegationShape>;

const refusedShape = z.object({ code: z.string(), message: z.string() });

/** Opens a session of an agent for whoever the bearer is; they must be there in person. */
export async function delegate(
  peers: Peers,
  authorization: string | null,
  input: DelegationInput,
  options?: AskOptions,
): Promise<Delegation> {
  return delegationShape.parse(await asked(peers, DELEGATIONS_PATH, input, authorization, options));
}

/** New tokens of the session; UNAUTHENTICATED once it has ended. A lost answer can be asked for again. */
export async function refreshDelegation(
  peers: Peers,
  refreshToken: string,
  { within, ...options }: AskOptions & { within?: readonly string[] } = {},
): Promise<Delegation> {
  return delegationShape.parse(await asked(peers, DELEGATION_REFRESH_PATH, { refreshToken, within }, null, options));
}

/** Ends the session, if it has not ended: whoever is done needs it no more. */
export async function endDelegation(peers: Peers, refreshToken: string, options?: AskOptions): Promise<void> {
  await asked(peers, DELEGATION_END_PATH, { refreshToken }, null, options);
}

async function asked(
  peers: Peers,
  path: string,
  body: object,
  authorization: string | null,
  options?: AskOptions,
): Promise<unknown> {
  const request = new Request(new URL(path, "http://identity"), {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization && { authorization }) },
    body: JSON.stringify(body),
  });
  const answer = await peers.route("identity", request, options);
  if (answer.status === 204) return null;
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return said;
  const { data } = refusedShape.safeParse(said);
  if (data) throw new AppError(data.code as Code, data.message);
  throw new AppError("UNAVAILABLE", "Identity does not answer for agents now.");
}
