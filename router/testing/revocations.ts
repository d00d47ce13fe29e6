import { EventEmitter, once } from "node:events";
import type { Revoked } from "../../subgraphs/shared/live/revocations.ts";

const HOLD_MS = 200;

/** The news of ended sessions that a test makes, told as a subgraph tells them. */
export interface TestRevocations {
  tell(news: Partial<Omit<Revoked, "cursor">>): void;
  /** While it is set, nobody is told anything. */
  silent: boolean;
  /** While it is set, every cursor leads nowhere. */
  gap: boolean;
  answer(request: Request): Promise<Response>;
}

/** News with a cursor that counts them. */
export function testRevocations(): TestRevocations {
  const told: Partial<Omit<Revoked, "cursor">>[] = [];
  const said = new EventEmitter().setMaxListeners(0);
  const revocations: TestRevocations = {
    silent: false,
    gap: false,
    tell(news) {
      told.push(news);
      said.emit("news");
    },
    async answer(request) {
      const { after } = (await request.json()) as { after: string | null };
      if (after !== null && Number(after) === told.length) {
        await once(said, "news", { signal: AbortSignal.timeout(HOLD_MS) }).catch(() => undefined);
      }
      if (revocations.silent) return new Response(null, { status: 503 });
      if (revocations.gap && after !== null) return new Response(null, { status: 410 });
      const news = told.slice(Number(after ?? 0));
      return Response.json({
        cursor: String(told.length),
        ended: news.flatMap(({ ended = [] }) => ended),
        shortened: news.flatMap(({ shortened = [] }) => shortened),
        disowned: news.flatMap(({ disowned = [] }) => disowned),
      });
    },
  };
  return revocations;
}
