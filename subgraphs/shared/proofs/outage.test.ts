import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type HeadsPlace, type Mood, startHeadsPlace, withToken } from "../../../tests/setup/heads-place.ts";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { signedBeyond } from "../../../tests/setup/signed-beyond.ts";
import { watchHeads, watchLeadership } from "../ledger/ledger.metrics.ts";
import type { Sequencer } from "../ledger/sequencer.ts";
import { createLog } from "../log.ts";
import { printMetrics } from "../metrics/metrics.ts";
import { type Anchor, openAnchor } from "./anchor.ts";
import { beginEpoch } from "./epoch.ts";
import { parseHead } from "./heads.ts";

const TOKEN = "a token that nobody may read";
const test = useLedger();
let place: HeadsPlace;
let sequencer: Sequencer;
let said: string;
let ending: (() => unknown)[];
const write = (line: string) => {
  said += line;
};

beforeEach(async () => {
  said = "";
  place = await startHeadsPlace(withToken(TOKEN));
  const { owner } = test.lab;
  // Each begins with a ledger that no place has ever seen.
  await owner.query("truncate ledger.signed_head");
  const log = createLog("lab", "info", { write });
  sequencer = await test.lab.sequencer({ anchor: anchor(), log });
  ending = [watchHeads(sequencer), watchLeadership(sequencer), () => sequencer.close(), () => place.close()];
});

afterEach(async () => {
  for (const end of ending) await end();
});

/** As when its host is gone for a moment: what leads next finds the place as it is by then. */
const endTerm = () =>
  test.lab.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'casegraph-sequencer'`);

async function metric(name: string): Promise<number> {
  const { text } = await printMetrics();
  return Number(new RegExp(`^${name} (.+)$`, "m").exec(text)?.[1] ?? Number.NaN);
}

const anchor = () => openAnchor(`${place.origin}/heads`, { token: TOKEN });
const covered = () => parseHead(place.held.get("/heads/newest.json")!).position;
const position = async () => BigInt((await test.lab.owner.query("select position from ledger.head")).rows[0].position);

describe("a place outside that does not do its part", () => {
  it.each<Mood>(["locked", "failing", "moved", "half", "silent"])(
    "(%s) holds up no takeover and no entry, is said in log and metric, and gets everything once it does",
    async (mood) => {
      await test.lab.put(3);
      await test.lab.filed();
      await expect.poll(() => place.held.has("/heads/newest.json")).toBe(true);
      place.mood = mood;
      const began = performance.now();

      await endTerm();
      await test.lab.put(3);
      await test.lab.filed();

      expect(performance.now() - began).toBeLessThan(5000);
      expect(covered()).toBeLessThan(await position());
      await expect.poll(() => metric("casegraph_ledger_leads")).toBe(1);
      await expect.poll(() => said, { timeout: 15_000 }).toContain("could not be copied outside");
      const age = await metric("casegraph_ledger_signed_head_age_seconds");
      expect(age).toBeGreaterThan(0);
      expect(said).not.toContain(TOKEN);

      place.mood = "well";
      await expect.poll(covered, { timeout: 15_000 }).toBe(await position());
      await expect.poll(() => metric("casegraph_ledger_signed_head_age_seconds")).toBeLessThan(age);
    },
    60_000,
  );

  it("is compared as soon as it answers: a ledger that is behind it is refused, until its operator begins an epoch", async () => {
    await test.lab.put(3);
    await test.lab.filed();
    await expect.poll(() => place.held.has("/heads/newest.json")).toBe(true);
    place.mood = "failing";
    await endTerm();
    await test.lab.put(1);
    await test.lab.filed();
    const { owner, key } = test.lab;
    await signedBeyond(owner, key, hand());
    const ahead = place.held.get("/heads/newest.json");

    place.mood = "well";

    await expect.poll(() => said, { timeout: 15_000 }).toContain("an older backup was restored");
    await expect.poll(() => metric("casegraph_ledger_leads")).toBe(0);
    expect(place.held.get("/heads/newest.json")).toBe(ahead);

    const order = { key, anchor: anchor(), reason: "restored last night's backup" };
    await expect(beginEpoch(owner, order)).rejects.toThrow("cannot be listed");
    await beginEpoch(owner, { ...order, copy: hand() });
    await expect.poll(() => metric("casegraph_ledger_leads"), { timeout: 15_000 }).toBe(1);
    await test.lab.put(1);
    await test.lab.filed();
  }, 60_000);
});

/** The place as somebody has it at hand, whatever it answers to others. */
function hand(): Anchor {
  const { held } = place;
  return {
    place: "a copy",
    put: async (name, text) => void held.set(`/heads/${name}`, text),
    get: async (name) => held.get(`/heads/${name}`) ?? null,
    list: async (folder) => [...held.keys()].map((path) => path.slice(7)).filter((name) => name.startsWith(folder)),
  };
}
