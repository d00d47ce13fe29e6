import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { JobLab, jobOf } from "../../../tests/setup/job-lab.ts";
import { nobody } from "../caller.ts";
import { Context } from "../context.ts";
import { witness } from "../ledger/record.ts";
import { Reactor } from "../reactions/reactions.ts";
import { jobDecisionFacts, jobDecisions } from "./job-decisions.ts";

const test = useBackend();
const lab = new JobLab(test);
const events = { "job.retryAsked": jobDecisionFacts, "job.cancelAsked": jobDecisionFacts };
let broken = true;
const job = jobOf(async () => {
  if (broken) throw new Error("broken");
});
beforeAll(() => lab.prepare());
afterEach(() => lab.close());

/** A replica whose reactions hear of decisions, a job of it that failed, and a way to decide as another subgraph. */
async function failed() {
  broken = true;
  const { start, jobs, services } = await lab.running(job);
  const reactor = new Reactor([jobDecisions(lab.name)], services);
  const id = await start();
  const { ref, version } = await jobs.finished(id);
  const decide = async (as: "identity" | "cases", event: keyof typeof events, jobVersion = version) => {
    const ctx = new Context({ ...test.backend[as].services, events }, nobody("test"));
    await witness(ctx, event, { id: ref }, { facts: { subgraph: lab.name, job: id, jobVersion } });
    await test.backend.settled();
    await reactor.reached(test.backend.cases.services.ledger.head.position);
  };
  return { id, version, jobs, decide, reactor };
}

describe("an operator's decision", () => {
  it("has a failed job run again, once for the version that was seen", async () => {
    const { id, version, jobs, decide, reactor } = await failed();
    broken = false;

    await decide("identity", "job.retryAsked", version - 1);
    expect(await jobs.status(id)).toMatchObject({ state: "FAILED", version });
    await decide("identity", "job.retryAsked");

    expect(await jobs.finished(id)).toMatchObject({ state: "DONE", version: version + 1 });
    await reactor.close();
  });

  it("stops a job that has not ended", async () => {
    const { db, services, jobs, start } = await lab.running(job);
    const reactor = new Reactor([jobDecisions(lab.name)], services);
    const id = await start({ delayMs: 600_000 });
    const { ref, version } = (await jobs.status(id))!;
    const ctx = new Context({ ...test.backend.identity.services, events }, nobody("test"));

    await witness(ctx, "job.cancelAsked", { id: ref }, { facts: { subgraph: lab.name, job: id, jobVersion: version } });
    await test.backend.settled();
    await reactor.reached(test.backend.cases.services.ledger.head.position);

    expect(await jobs.status(id)).toMatchObject({ state: "CANCELLED" });
    expect(await db.query("select count(*)::int as waiting from ledger.own_parked")).toEqual([{ waiting: 0 }]);
    await reactor.close();
  });

  it("counts only from who may read every subgraph's jobs", async () => {
    const { id, version, jobs, decide, reactor } = await failed();
    broken = false;

    await decide("cases", "job.retryAsked");

    expect(await jobs.status(id)).toMatchObject({ state: "FAILED", version });
    await reactor.close();
  });
});

describe("who audits", () => {
  it("sees how the jobs of every subgraph stand, and nothing of what went in or came out", async () => {
    const { id, reactor } = await failed();
    const { db } = test.backend.identity;

    const [seen] = await db.query("select * from jobs.job where key = $1", [id]);

    expect(seen).toMatchObject({ subgraph: lab.name, name: "work", state: "FAILED", code: "INTERNAL", after: [] });
    expect(Object.keys(seen)).not.toContain("input");
    await expect(db.query(`select from ${lab.schema}.workflow_input`)).rejects.toThrow("permission denied");
    await expect(test.backend.cases.db.query("select from jobs.job")).rejects.toThrow("permission denied");
    await reactor.close();
  });
});
