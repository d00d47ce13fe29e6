import { type ExecutionResult, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { nobody } from "../subgraphs/shared/caller.ts";
import { AppError } from "../subgraphs/shared/errors.ts";
import { deferred } from "./testing/gate.ts";
import { quiet } from "./testing/quiet.ts";
import type { ResultStream, Upstream } from "./transports/transport.ts";
import { createFetcher } from "./upstream.ts";

const SUBSCRIPTION = parse("subscription { caseChanged { cursor } }");

function fetchFrom(subscribe: Upstream["subscribe"]) {
  const upstream: Upstream = { subscribe, execute: async () => ({}), route: async () => null };
  const transport = { upstreams: new Map([["cases", upstream]]), close: async () => {} };
  const fetcher = createFetcher(transport, { timeoutMs: 20, log: quiet });
  return fetcher.stream("cases", { document: SUBSCRIPTION }, { caller: nobody("r"), signal: null });
}

function stream(next: () => Promise<IteratorResult<ExecutionResult>>, returned = () => {}): ResultStream {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next,
    async return() {
      returned();
      return { value: undefined, done: true };
    },
  };
}

describe("a stream from a subgraph", () => {
  it("that opens too late is UNAVAILABLE, and is closed when it does open", async () => {
    const opened = deferred();
    const closed = deferred();

    const result = await fetchFrom(async () => {
      await opened.promise;
      return stream(() => new Promise(() => {}), closed.resolve);
    });

    expect(result).toMatchObject({ errors: [{ path: ["caseChanged"], extensions: { code: "UNAVAILABLE" } }] });
    opened.resolve();
    await closed.promise;
  });

  it.each([
    ["an error of its own", new AppError("GAP", "too old"), "GAP"],
    ["something that nobody foresaw", new Error("socket hang up"), "RESUME"],
  ])("that breaks with %s ends with its code and without data", async (_what, error, code) => {
    const result = (await fetchFrom(async () => stream(() => Promise.reject(error)))) as ResultStream;

    expect((await result.next()).value).toEqual({ errors: [expect.objectContaining({ extensions: { code } })] });
    expect(await result.next()).toEqual({ value: undefined, done: true });
  });
});
