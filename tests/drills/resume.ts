import { setTimeout as delay } from "node:timers/promises";
import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";
import { removeDataDir } from "../setup/data-dir.ts";
import { newDemoDir } from "../setup/demo-dir.ts";
import { type RunningServices, startServices } from "../setup/services.ts";
import { Editor } from "./editor.ts";
import { Follower } from "./follower.ts";

const SIZES = {
  small: { followers: 10, changes: 60, routers: 2 },
  full: { followers: 100, changes: 1_000, routers: 2 },
};
/** All of them see what waits in the queue. */
const STAFF = ["officer", "officer2", "officer3", "officer4", "moderator", "auditor", "admin"];
const EDITORS = 4;
const ARRIVE_WITHIN_MS = 60_000;
const LIMITS = { SOCKETS_PER_USER: "1000", SOCKETS_PER_ADDRESS: "1000", SUBSCRIPTIONS_PER_USER: "1000" };

/** What the drill counted. */
export interface ResumeFigures {
  readonly changes: number;
  readonly followers: number;
  readonly returns: number;
  readonly missed: number;
  readonly repeated: number;
}

/** Cuts sockets and kills routers while people follow what others write, then looks for every change with everybody. */
export async function resume({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: ResumeFigures }> {
  const { followers: count, changes, routers } = small ? SIZES.small : SIZES.full;
  const dataDir = await newDemoDir("casegraph-drill");
  let services: RunningServices | null = null;
  const followers: Follower[] = [];
  try {
    services = await startServices({ dataDir, routers, env: LIMITS, compiled: true });
    const { urls } = services;
    const tokens = await Promise.all(STAFF.map((name) => tokenOf(urls[0]!, name)));
    for (let n = 0; n < count; n += 1) followers.push(new Follower(urls, tokens[n % tokens.length]!, n));
    await Promise.all(followers.map(({ opened }) => opened));
    await everybodyHears(followers, await Editor.begin(urls, STAFF[0]!, "Drill of resuming: are you there?"));
    say(`${count} followers on ${routers} routers`);
    const editors = await Promise.all(
      Array.from({ length: EDITORS }, (_, n) => Editor.begin(urls, STAFF[n]!, `Drill of resuming, ${n}`)),
    );

    const steps = 10;
    for (let step = 1; step <= steps; step += 1) {
      await Promise.all(editors.map((editor) => editor.editTo(Math.ceil((changes / EDITORS / steps) * step))));
      if (step === steps) break;
      if (step % 2) {
        for (const follower of followers.filter((_, n) => (n + step) % 3 === 0)) follower.cut();
        say(`${step}: cut every third socket`);
      } else {
        const name = `router ${1 + ((step / 2) % routers)}`;
        process.kill(services.pidOf(name), "SIGKILL");
        say(`${step}: killed ${name}`);
      }
    }
    const expected = new Map(editors.map(({ caseId, edits }) => [caseId, edits]));
    await settled(followers, expected);
    const verdicts = followers.map((follower) => verdictOf(follower, expected));
    const sum = (of: (index: number) => number) => followers.reduce((total, _, index) => total + of(index), 0);
    const figures = {
      changes: [...expected.values()].reduce((total, edits) => total + edits, 0),
      followers: count,
      returns: sum((n) => followers[n]!.counts.returns),
      missed: sum((n) => verdicts[n]!.missed) + sum((n) => followers[n]!.counts.gaps),
      repeated: sum((n) => verdicts[n]!.repeated),
    };
    return { held: figures.missed === 0 && figures.repeated === 0, figures };
  } finally {
    await Promise.all(followers.map((follower) => follower.stop()));
    await services?.stop();
    await removeDataDir(dataDir);
  }
}

/** For each case: as many edits as there were, each once. */
export function verdictOf(
  { heard }: Pick<Follower, "heard">,
  expected: ReadonlyMap<string, number>,
): { missed: number; repeated: number } {
  let [missed, repeated] = [0, 0];
  for (const [caseId, edits] of expected) {
    const found = [...heard.values()].filter(
      (change) => change.caseId === caseId && change.event === "case.edited",
    ).length;
    missed += Math.max(0, edits - found);
    repeated += Math.max(0, found - edits);
  }
  return { missed, repeated };
}

/** A stream without a cursor begins when it is open at the subgraph, which shows when something is heard on it. */
async function everybodyHears(followers: readonly Follower[], editor: Editor): Promise<void> {
  while (followers.some(({ heard }) => heard.size === 0)) {
    await editor.touch();
    await delay(100);
  }
}

async function settled(followers: readonly Follower[], expected: ReadonlyMap<string, number>): Promise<void> {
  const deadline = performance.now() + ARRIVE_WITHIN_MS;
  while (performance.now() < deadline && followers.some((each) => verdictOf(each, expected).missed > 0))
    await delay(100);
}

async function tokenOf(url: string, name: string): Promise<string> {
  const api = new Api(url);
  await api.signIn(`${name}@demo.casegraph.dev`, DEMO_PASSWORD);
  return api.authorization!;
}
