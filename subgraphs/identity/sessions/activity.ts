import type { IdentityContext } from "../context.ts";
import { Session } from "./session.entity.ts";

const EVERY_MS = 60_000;
const REMEMBERED = 10_000;

/**
 * Notes that a session is in use: once a minute, and at once when a token of a newer generation shows up, because from
 * then on the refresh token before it is a replay.
 */
export class Activity {
  readonly #noted = new Map<string, { generation: number; at: number }>();

  note(ctx: IdentityContext): void {
    const { visitor } = ctx;
    if (!visitor) return;
    const now = Date.now();
    const last = this.#noted.get(visitor.sessionId);
    if (last && last.generation >= visitor.generation && now - last.at < EVERY_MS) return;
    if (this.#noted.size >= REMEMBERED) this.#noted.clear();
    this.#noted.set(visitor.sessionId, { generation: visitor.generation, at: now });
    this.#write(ctx, visitor.sessionId, visitor.generation).catch((err) =>
      ctx.log.warn({ err }, "a session's activity was not noted"),
    );
  }

  async #write(ctx: IdentityContext, id: string, generation: number): Promise<void> {
    await ctx.db
      .createQueryBuilder()
      .update(Session)
      .set({ lastSeenAt: ctx.now(), seenGeneration: () => "greatest(seen_generation, :generation)" })
      .where("id = :id and ended_at is null", { id, generation })
      .execute();
  }
}
