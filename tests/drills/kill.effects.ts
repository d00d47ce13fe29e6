import { setTimeout as delay } from "node:timers/promises";
import { caseActor } from "../../subgraphs/agents/registry/case-actor.agent.ts";
import { withClient } from "../../subgraphs/shared/client.ts";
import type { KillSink } from "./kill.sink.ts";

const PATIENCE_MS = 300_000;
const LOOK_MS = 250;

/** Whom messaging owes a notification, and a mail: everybody whom an entry since the drill's beginning concerns. */
const TOLD = `with owed as (
    select e.id, e.position, case e.event when 'case.assigned' then e.facts->>'assigneeId'
        when 'case.overdue' then coalesce(e.facts->>'assigneeId', e.facts->>'openedById') else e.facts->>'userId' end as person,
      e.event = 'session.startedOnNewDevice' as always, coalesce(e.on_behalf_of, e.actor)::text as doer
    from ledger.entry e where e.position > $1 and subgraph in ('cases', 'identity')
      and e.event in ('case.assigned', 'case.overdue', 'session.startedOnNewDevice'))
  select o.position, count(distinct n.id)::int as notifications, count(distinct said.id)::int as said,
    count(distinct j.id)::int as jobs, array_remove(array_agg(distinct d.id::text), null) as deliveries, max(d.state) as state
  from owed o
  left join messaging.notifications n on n.entry_id = o.id and n.person_id::text = o.person
  left join ledger.entry said on said.event = 'notification.added' and said.about = n.id
  left join messaging.deliveries d on d.notification_id = n.id
  left join jobs_messaging.job j on j.id = 'notify:' || o.position || ':' || o.person
  where o.person is not null and (o.always or o.person is distinct from o.doer) group by o.position, o.person`;

/** What became of each run since: how often the ledger says that it began, was agreed to and ended, and its step applied. */
const RUNS = `select r.id, r.state, r.fault_code as fault,
    (select count(*) from ledger.entry e where e.about = r.id and e.event = 'run.started')::int as started,
    (select count(*) from ledger.entry e where e.about = r.id and e.event = 'run.approved')::int as approved,
    (select count(*) from ledger.entry e where e.about = r.id and e.event in ('run.finished', 'run.failed', 'run.cancelled'))::int as ended,
    (select count(*) from run_steps s where s.run_id = r.id and s.state in ('DONE', 'SKIPPED'))::int as steps,
    (select count(*) from run_steps s where s.run_id = r.id and s.key = 'apply' and s.state = 'DONE')::int as agreed,
    (select count(*) from ledger.entry e where e.about = r.case_id and e.actor = $2)::int as applied
  from runs r where exists (select from ledger.entry e where e.about = r.id and e.event = 'run.started' and e.position > $1)
    or r.created_at > (select max(at) from ledger.entry where position <= $1)`;

const STEPS_OF_A_BRIEF = 4;

/** What was killed, and when. */
export interface Kill {
  readonly target: string;
  readonly at: number;
}

/** Whose death between the server's "taken" and the record of it sends a mail again: nothing in SMTP can tell. */
const SENDS = /^(messaging|PostgreSQL)/;

/** What followed from the changes, and what of it is missing or stands twice. */
export interface Effects {
  readonly notified: number;
  readonly mailed: number;
  /** Mails that came once more because their process, or the database, died between the server's "taken" and its record. */
  readonly mailedAgain: number;
  readonly ran: number;
  /** Runs that ended with a fault and say so: an agent that asked in vain three times while something was away. */
  readonly ranInVain: number;
  readonly effectsLost: number;
  readonly effectsDoubled: number;
}

/** Where the ledger stands. */
export function positionOf(ownerUrl: string): Promise<string> {
  return withClient(
    ownerUrl,
    "drill",
    async (client) => (await client.query("select position from ledger.head")).rows[0].position,
  );
}

/** Waits until nothing is under way any more, and counts. */
export async function effectsSince(
  position: string,
  {
    ownerUrl,
    sink,
    kills,
    started,
    say,
  }: {
    ownerUrl: string;
    sink: KillSink;
    kills: readonly Kill[];
    /** Runs whose start was acknowledged. */
    started: readonly string[];
    say: (line: string) => void;
  },
): Promise<Effects> {
  return withClient(ownerUrl, "drill", async (client) => {
    const told = async () => (await client.query(TOLD, [position])).rows;
    const settled = (rows: Awaited<ReturnType<typeof told>>) =>
      rows.every(({ state, notifications, said }) => notifications > 0 && said > 0 && state && state !== "QUEUED");
    let owed = await told();
    for (
      const began = performance.now();
      !settled(owed) && performance.now() - began < PATIENCE_MS;
      owed = await told()
    )
      await delay(LOOK_MS);
    await client.query("set search_path to agents");
    const { rows: runs } = await client.query(RUNS, [position, caseActor.id]);

    const faults: { lost: string[]; doubled: string[] } = { lost: [], doubled: [] };
    let mailedAgain = 0;
    for (const row of owed) {
      const { notifications, said, jobs, deliveries, state } = row;
      if (notifications < 1 || said < 1 || jobs < 1 || deliveries.length < 1) faults.lost.push(JSON.stringify(row));
      if (notifications > 1 || said > 1 || deliveries.length > 1) faults.doubled.push(JSON.stringify(row));
      const copies = deliveries.flatMap((id: string) => sink.copiesOf(id));
      if (state !== "SENT" || copies.length < 1) faults.lost.push(`mail ${JSON.stringify(row)}`);
      for (const [n, again] of copies.slice(1).entries()) {
        const first = copies[n]!;
        if (kills.some((kill) => SENDS.test(kill.target) && kill.at >= first.began && kill.at <= again.began))
          mailedAgain++;
        else faults.doubled.push(`mail ${JSON.stringify({ ...row, first, again, kills: kills.slice(-13) })}`);
      }
    }
    for (const row of runs) {
      const { state, started: began, approved, ended, steps, agreed, applied } = row;
      const done = state === "DONE";
      if (began < 1 || ended < 1 || (done && steps < STEPS_OF_A_BRIEF) || applied < agreed)
        faults.lost.push(`run ${JSON.stringify(row)}`);
      if (began > 1 || approved > 1 || ended > 1 || applied > 1) faults.doubled.push(`run ${JSON.stringify(row)}`);
    }
    const known = new Set(runs.map(({ id }) => id));
    faults.lost.push(...started.filter((id) => !known.has(id)).map((id) => `run ${id}`));
    for (const { id, state, fault } of runs) if (state === "FAILED") say(`in vain: run ${id}, ${fault}`);
    for (const line of faults.lost) say(`lost: ${line}`);
    for (const line of faults.doubled) say(`doubled: ${line}`);
    return {
      notified: owed.length,
      mailed: sink.taken.size,
      mailedAgain,
      ran: runs.length,
      ranInVain: runs.filter(({ state }) => state === "FAILED").length,
      effectsLost: faults.lost.length,
      effectsDoubled: faults.doubled.length,
    };
  });
}
