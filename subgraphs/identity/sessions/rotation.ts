import type { IdentityContext } from "../context.ts";
import { currentSigner, knownSigner } from "../keys/signing-key.service.ts";
import type { Role } from "../roles/roles.ts";
import type { Tokens } from "./session.types.ts";
import { type RefreshClaim, signTokens } from "./tokens.ts";

/** Of many at once that hold the same token one finds it current: the others wait for its row, and then it is not. */
const ROTATE = `with rotated as (
    update sessions set generation = generation + 1, version = version + 1, rotated_at = $4, last_seen_at = $4
    where id = $1 and generation = $2 and (agent_id is not null) = $3 and ended_at is null and expires_at > $4
    returning id, user_id, agent_id, granted, generation, expires_at)
  select s.id, s.agent_id, s.granted, s.generation, s.expires_at, u.id as user_id, u.roles, u.version,
    (select id from signing_keys where retired_at is null order by id desc limit 1) as kid
  from rotated s join users u on u.id = s.user_id`;

interface Rotated {
  readonly id: string;
  readonly agent_id: string | null;
  readonly granted: string[] | null;
  readonly generation: number;
  readonly expires_at: Date;
  readonly user_id: string;
  readonly roles: Role[];
  readonly version: number;
  readonly kid: string;
}

/** What a refresh nearly always is, in one statement: the current token at its own door, of a session that goes on. */
export async function rotate(
  ctx: IdentityContext,
  { sessionId, generation }: RefreshClaim,
  { of, within }: { of: "person" | "agent"; within?: readonly string[] },
): Promise<Tokens | null> {
  const [row]: Rotated[] = await ctx.db.query(ROTATE, [sessionId, generation, of === "agent", ctx.now()]);
  if (!row) return null;
  const bearing = {
    session: {
      id: row.id,
      agentId: row.agent_id,
      grant: row.granted,
      generation: row.generation,
      expiresAt: row.expires_at,
    },
    user: { id: row.user_id, roles: row.roles, version: row.version },
    signer: knownSigner(row.kid) ?? (await currentSigner(ctx, ctx.db.manager)),
  };
  return signTokens(ctx, bearing, within);
}
