import { setTimeout as delay } from "node:timers/promises";
import { openSocket } from "../../router/testing/socket.ts";
import type { TransportName } from "../setup/routers.ts";
import type { Stage } from "../setup/stage.ts";
import { leafOf } from "./access.paths.ts";
import { COLUMNS, type Column, fieldsOf, may, RELATIONS, sees } from "./access.table.ts";
import type { Cast, Matrix } from "./access.world.ts";

const PATIENCE_MS = 10_000;
const ABOUT_THE_EVENT = ["Subscription.caseChanged"];

interface Event {
  readonly caseId?: string;
  readonly seen: boolean;
  readonly error: string | null;
}

/** A subscription: what came of it, and why it ended, after which nothing comes any more. */
interface Stream {
  readonly heard: Event[];
  end: string | null;
}

/**
 * Every field of an event and of the case in it, on a subscription of its own, for everybody and every row. The case that
 * they work is changed last, which everybody hears of: what has not come before it does not come.
 */
export async function followEverything(
  stage: Stage,
  cast: Cast,
  transport: TransportName,
  matrix: Matrix,
): Promise<void> {
  for (const column of COLUMNS) {
    const asked = [
      ...fieldsOf("CaseChanged").map((field) => ({
        field,
        rule: `CaseChanged.${field}`,
        text: `x: ${leafOf("CaseChanged", field)}`,
        inCase: false,
      })),
      ...fieldsOf("Case", "cases").map((field) => ({
        field,
        rule: `Case.${field}`,
        text: `case { x: ${leafOf("Case", field)} }`,
        inCase: true,
      })),
    ];
    const streams = await follow(stage, cast, transport, column, asked);
    asked.forEach(({ field, rule, inCase }, index) => {
      for (const relation of RELATIONS) {
        const rules = [...ABOUT_THE_EVENT, ...(inCase ? ["CaseChanged.case"] : []), rule];
        const expected = sees(column, relation) && rules.every((each) => may(column, each));
        const { heard, end } = streams[index]!;
        const event = heard.find(({ caseId }) => caseId === cast.caseOf(column, relation));
        matrix.note(
          `${transport} event: ${column}, ${relation}, ${inCase ? "case > " : ""}${field}`,
          expected,
          event ?? { seen: false, error: end },
        );
      }
    });
  }
}

async function follow(
  { routers }: Stage,
  cast: Cast,
  transport: TransportName,
  column: Column,
  asked: readonly { readonly text: string }[],
): Promise<Stream[]> {
  const streams: Stream[] = asked.map(() => ({ heard: [], end: null }));
  const who = cast.people[column];
  const socket = await openSocket({ port: routers.ports[transport] } as never);
  try {
    const hello = await socket.hello(who ? { authorization: who.authorization } : {});
    if (hello.type !== "connection_ack") return streams;
    asked.forEach(({ text }, index) => {
      socket.subscribe({ query: `subscription { caseChanged { caseId ${text} } }` }, String(index));
    });
    const heardOf = (id: string) => () =>
      streams.every(({ heard, end }) => end !== null || heard.some(({ caseId }) => caseId === id));
    const [first, last] = [cast.caseOf(column, "own"), cast.caseOf(column, "assigned")];
    const reading = read(socket.next, streams);
    // A stream is open some time after it was asked for: a case is changed until every stream tells of it.
    await until(heardOf(first), () => cast.edit(first));
    for (const relation of RELATIONS) await cast.edit(cast.caseOf(column, relation));
    await until(heardOf(last), async () => undefined);
    reading.stop();
    return streams;
  } finally {
    socket.close();
    await socket.closed;
  }
}

function read(next: () => Promise<Message>, streams: readonly Stream[]): { stop(): void } {
  let stopped = false;
  void (async () => {
    while (!stopped) {
      const { type, id, payload } = await next();
      const stream = streams[Number(id)];
      if (stream && type === "next") stream.heard.push(eventOf(payload));
      if (stream && type === "error") stream.end = String(payload[0]?.extensions?.code);
      if (stream && type === "complete") stream.end ??= stream.heard.at(-1)?.error ?? "COMPLETE";
    }
  })();
  return {
    stop() {
      stopped = true;
    },
  };
}

function eventOf(payload: Payload): Event {
  const change = payload.data?.caseChanged;
  const error = payload.errors?.[0] ? String(payload.errors[0].extensions?.code) : null;
  const value = change && ("case" in change ? change.case?.x : change.x);
  return { caseId: change?.caseId, seen: value !== undefined && (value !== null || error === null), error };
}

type Message =
  | { readonly type: "next"; readonly id: string; readonly payload: Payload }
  | { readonly type: "error"; readonly id: string; readonly payload: readonly Coded[] }
  | { readonly type: "complete"; readonly id: string; readonly payload?: never };

interface Coded {
  readonly extensions?: { readonly code?: string };
}

interface Payload {
  readonly data?: { readonly caseChanged?: Changed } | null;
  readonly errors?: readonly Coded[];
}

interface Changed {
  readonly caseId: string;
  readonly x?: unknown;
  readonly case?: { readonly x?: unknown } | null;
}

async function until(done: () => boolean, meanwhile: () => Promise<void>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!done() && performance.now() < deadline) {
    await meanwhile();
    await delay(50);
  }
}
