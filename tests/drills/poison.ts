import { Role } from "../../subgraphs/identity/roles/roles.ts";
import type { Person, TestBackend } from "../setup/backend.ts";
import { openStage } from "../setup/stage.ts";
import { delivered, PoisonScene } from "./poison.scene.ts";

const EVENTS = { small: 400, full: 10_000 };

const PARKED = `query($after: String) {
  parkedEntries(first: 100, after: $after, filter: { subgraph: "messaging", reaction: "notify" }) {
    edges { node { id version state event aboutId error } } pageInfo { hasNextPage endCursor } } }`;
const RETRY = "mutation($input: RetryParked!) { retryParked(input: $input) { id } }";

/** What the drill counted. */
interface PoisonFigures {
  readonly events: number;
  /** Whose person was told, at least once. */
  readonly delivered: number;
  /** What an operator is shown, and why: it was refused, or waits behind one about the same case. */
  readonly parked: number;
  /** What somebody was told more than once, before the retry or after it. */
  readonly duplicated: number;
  readonly deliveredAfterRetry: number;
  readonly parkedAfterRetry: number;
}

/** Among many events some that messaging cannot deal with: those are parked, all others delivered once; mended and retried, they are too. */
export async function poison({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: PoisonFigures }> {
  const events = small ? EVENTS.small : EVENTS.full;
  const poisoned = PoisonScene.refused(events);
  const stage = await openStage();
  const { test } = stage;
  try {
    const admin = await test.person(Role.ADMIN);
    const scene = await PoisonScene.set(test, events);
    say(`messaging's table refuses what is told of ${scene.cases.refused} of ${scene.cases.all} cases`);
    await scene.happen(events);
    await test.backend.settled();
    const before = await delivered(test);
    const parked = (await parkedOf(test, admin)).filter((entry) => scene.isExplained(entry));
    say(`${events} events: ${before.delivered} delivered, ${parked.length} parked, such as ${parked[0]?.error}`);

    await scene.mend();
    for (const { id, version, state } of parked)
      if (state === "PARKED") await must(test, admin, RETRY, { input: { id, version } });
    await test.backend.settled();
    const after = await delivered(test);
    const left = await parkedOf(test, admin);
    say(`mended and retried: ${after.delivered} delivered, ${left.length} parked`);

    const figures = {
      events,
      delivered: before.delivered,
      parked: parked.length,
      duplicated: before.duplicated + after.duplicated,
      deliveredAfterRetry: after.delivered,
      parkedAfterRetry: left.length,
    };
    const contained = before.delivered === events - poisoned && parked.length === poisoned;
    const mended = after.delivered === events && left.length === 0;
    return { held: contained && mended && figures.duplicated === 0, figures };
  } finally {
    await stage.close();
  }
}

/** An entry as an operator is shown it. */
export interface ShownParked {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly event: string;
  readonly aboutId: string;
  readonly error: string | null;
}

interface Page {
  readonly edges: readonly { readonly node: ShownParked }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function parkedOf(test: TestBackend, admin: Person): Promise<ShownParked[]> {
  const shown: ShownParked[] = [];
  for (let after: string | null = null; ; ) {
    const { parkedEntries }: { parkedEntries: Page } = await must(test, admin, PARKED, { after });
    shown.push(...parkedEntries.edges.map(({ node }) => node));
    if (!parkedEntries.pageInfo.hasNextPage) return shown;
    after = parkedEntries.pageInfo.endCursor;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a drill reads what it asked for
async function must(test: TestBackend, who: Person, text: string, variables: object): Promise<any> {
  const { data, errors } = await test.ask("identity", who, text, variables);
  if (errors) throw new Error(errors[0]?.message);
  return data;
}
