import { EventEmitter } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { buildSchema, execute, subscribe } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { type Asked, ownFigure, type Told } from "./live.wire.ts";

/**
 * The way of most tutorials: an emitter, a filter that every subscriber runs over every event, and an execution for each
 * of them. Nothing is durable, nobody's rights are asked, nothing is federated, and no database is read.
 */
const schema = buildSchema(`
  type Query { nothing: String }
  type Subscription { caseChanged: CaseChanged! }
  type CaseChanged { cursor: String! event: String! at: String! caseId: ID! case: Case }
  type Case { id: ID! version: Int! title: String! status: String! priority: String! }
`);
const changed = new EventEmitter().setMaxListeners(0);
let people = 0;
let streams = 0;
let cursor = 0;

interface Change {
  readonly owner: number | null;
}

/** What concerns this person, as an async iterator over the emitter. */
async function* changesOf(person: string): AsyncGenerator<{ caseChanged: Change }> {
  const queue: Change[] = [];
  let wake = () => {};
  const hear = (change: Change) => {
    if (change.owner !== null && change.owner !== Number(person)) return;
    queue.push(change);
    wake();
  };
  changed.on("change", hear);
  streams += 1;
  try {
    for (;;) {
      while (queue.length) yield { caseChanged: queue.shift()! };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    streams -= 1;
    changed.off("change", hear);
  }
}

schema.getSubscriptionType()!.getFields().caseChanged!.subscribe = (_root, _args, context) =>
  changesOf(context.connectionParams.authorization);

const http = createServer();
const sockets = new WebSocketServer({ server: http, path: "/graphql" });
useServer({ schema, execute, subscribe, context: ({ connectionParams }) => ({ connectionParams }) }, sockets);

function emit(owner: number | null): void {
  cursor += 1;
  const kase = { id: String(owner), version: cursor, title: `Title ${cursor}`, status: "OPEN", priority: "HIGH" };
  const at = new Date().toISOString();
  changed.emit("change", { cursor: String(cursor), event: "case.edited", at, caseId: kase.id, case: kase, owner });
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.what === "citizens" || asked.what === "auditors") {
    const from = people;
    if (asked.what === "citizens") people += asked.count;
    return Array.from({ length: asked.count }, (_, n) => String(from + n));
  }
  if (asked.what === "streams") return streams;
  if (asked.what === "memory" || asked.what === "cpu") return ownFigure(asked.what);
  if (asked.what !== "changes") return null;
  const began = performance.now();
  for (let n = 0; n < asked.count; n += 1) {
    await delay(Math.max(0, began + (n * 1000) / asked.perSecond - performance.now()));
    emit(asked.count === 1 ? null : n % people);
  }
  return null;
}

process.on("message", (asked: Asked) => {
  void answer(asked).then((value) => process.send?.({ id: asked.id, value } satisfies Told));
});
process.on("disconnect", () => process.exit(1));
http.listen(0, "127.0.0.1", () =>
  process.send?.({ id: 0, value: (http.address() as AddressInfo).port } satisfies Told),
);
