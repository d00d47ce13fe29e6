import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { createLog } from "../log.ts";
import { printMetrics } from "../metrics/metrics.ts";
import { Fence } from "./fence.ts";
import { watchHeads, watchLeadership, watchTail } from "./ledger.metrics.ts";
import { Tail } from "./tail.ts";

const DAY_MS = 86_400_000;
const test = useLedger();
const ending: (() => unknown)[] = [];
let said: string;
const log = createLog("lab", "info", {
  write: (line) => {
    said += line;
  },
});

beforeEach(() => {
  said = "";
});
afterEach(async () => {
  vi.useRealTimers();
  for (const end of ending.splice(0).reverse()) await end();
});

async function sequencer() {
  const opened = await test.lab.sequencer({ log });
  ending.push(() => opened.close(), watchLeadership(opened), watchHeads(opened));
  return opened;
}

async function metric(name: string): Promise<number> {
  const { text } = await printMetrics();
  return Number(new RegExp(`^${name} (.+)$`, "m").exec(text)?.[1] ?? Number.NaN);
}

/** As the database's clock leaves what waits behind when it jumps: a record of an hour ago, or of an hour from now. */
const jumped = (by: string) =>
  test.lab.owner.query(`update ledger.inbox set recorded_at = recorded_at + interval '${by}'`);

describe("the clock of who signs", () => {
  it("may jump: heads go on, each verifies, and their age is what has really passed", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const now = Date.now();
    for (const jump of [0, 2 * DAY_MS, -DAY_MS, 1000]) {
      vi.setSystemTime(now + jump);
      const leader = await sequencer();
      await test.lab.put(4);
      await test.lab.filed();
      await expect.poll(() => leader.leads).toBe(true);
      expect(await metric("casegraph_ledger_signed_head_age_seconds")).toBeLessThan(60);
      await leader.close();
    }

    const { covered, wrong } = await test.lab.verify();
    expect([covered, wrong]).toEqual([16n, null]);
    const newest = JSON.parse((await test.lab.anchor.get("newest.json"))!);
    expect(newest.position).toBe("16");
  });
});

describe("the clock of the database", () => {
  it("may go forwards: who leads goes on leading", async () => {
    await sequencer();
    await sequencer();
    await test.lab.put(1);
    await test.lab.filed();

    await test.lab.owner.query("begin");
    await test.lab.put(50);
    await jumped("-1 hour");
    await test.lab.owner.query("commit");
    await test.lab.filed();

    expect(said).not.toContain("was relieved");
    expect(await metric("casegraph_ledger_leads")).toBe(1);
  });

  it("may go back: what waits is not taken for new, nobody is let in meanwhile, and a leader that stands still is relieved", async () => {
    const tail = new Tail(test.lab.urlOf("identity"), test.lab.bus, log);
    await tail.start();
    ending.push(() => tail.close(), watchTail(tail));
    const frozen = await Fence.open(test.lab.urlOf("sequencer"), () => undefined);
    ending.push(() => frozen.close());
    expect(await frozen.tryTake()).toBe(true);
    await test.lab.owner.query("begin");
    await test.lab.put(3);
    await jumped("1 hour");
    await test.lab.owner.query("commit");
    await expect.poll(() => metric("casegraph_ledger_inbox_age_seconds")).toBeGreaterThan(3000);
    await expect.poll(() => tail.state.readingAgeMs).toBeGreaterThan(1000);
    await expect(tail.atMostOld(1000)).rejects.toMatchObject({ extensions: { code: "UNAVAILABLE" } });

    await sequencer();
    await test.lab.filed();

    expect(said).toContain("let entries wait and was relieved");
    await expect.poll(() => metric("casegraph_ledger_inbox_age_seconds")).toBe(0);
    await tail.atMostOld(1000);
    expect(await metric("casegraph_ledger_leads")).toBe(1);
  });
});
