import { generateKeyPairSync } from "node:crypto";
import { pathToFileURL } from "node:url";
import pg from "pg";
import type { Secrets } from "../../standalone/secrets.ts";
import { type Bus, openBus } from "../../subgraphs/shared/bus/bus.ts";
import { openSequencer, type Sequencer } from "../../subgraphs/shared/ledger/sequencer.ts";
import { createLog, type Log } from "../../subgraphs/shared/log.ts";
import { type Anchor, openAnchor } from "../../subgraphs/shared/proofs/anchor.ts";
import { type Archive, openArchive } from "../../subgraphs/shared/proofs/archive.ts";
import { HeadKeeper } from "../../subgraphs/shared/proofs/head-keeper.ts";
import { HeadKey } from "../../subgraphs/shared/proofs/head-key.ts";
import { liveLedger } from "../../subgraphs/shared/proofs/ledger-source.ts";
import { type Verdict, verifyLedger } from "../../subgraphs/shared/proofs/verify.ts";
import { newDataDir, removeDataDir } from "./data-dir.ts";

/** Entries of every shape: with and without what may be absent, with text that every encoding stumbles over. */
const WRITE = `insert into ledger.inbox
    (id, subgraph, event, about, actor, session, request, address, agent, facts, changes)
  select gen_random_uuid(), case n % 2 when 0 then 'cases' else 'identity' end, 'test.happened', gen_random_uuid(),
    case when n % 3 > 0 then gen_random_uuid() end, case when n % 5 > 0 then gen_random_uuid() end,
    case n % 4 when 0 then null when 1 then '' else 'request ' || n end,
    case when n % 7 > 0 then E'192.0.2.1\\t\\\\N' end, E'agent\\n\\u2028 "' || n || '"',
    jsonb_build_object('n', n, 'text', E'a\\\\b\\tc – ✓ \\n'), jsonb_build_object('before', jsonb_build_object('x', n - 1))
  from generate_series(1, $1) as n`;

/** A key as an installation has one. */
export const freshHeadKey = (before: string[] = []) => new HeadKey(generateKeyPairSync("ed25519").privateKey, before);

interface SequencerWishes {
  readonly key?: HeadKey;
  readonly anchor?: Anchor;
  readonly signs?: boolean;
  readonly log?: Log;
}

/** A ledger by itself: a migrated database, the place outside, and as many sequencers as somebody wants. */
export class LedgerLab {
  readonly folder = newDataDir("casegraph-heads");
  anchor: Anchor = openAnchor(pathToFileURL(this.folder).href);
  readonly bus: Bus = openBus({ log: createLog("lab", "silent") });
  key = freshHeadKey();
  owner!: pg.Client;

  constructor(
    readonly ownerUrl: string,
    private readonly secrets: Secrets,
  ) {}

  /** Signs in as the owner. */
  async enter(): Promise<void> {
    this.owner = new pg.Client({ connectionString: this.ownerUrl });
    this.owner.on("error", () => undefined);
    await this.owner.connect();
  }

  async leave(): Promise<void> {
    await this.owner.end();
  }

  /** Signs with another's key, to another's place: as a backup of it does once it is restored. */
  share({ key, anchor }: LedgerLab): void {
    this.key = key;
    this.anchor = anchor;
  }

  urlOf(name: string): string {
    const url = new URL(this.ownerUrl);
    url.username = `casegraph_${name}`;
    url.password = this.secrets.passwords[name] as string;
    return url.href;
  }

  sequencer({
    key = this.key,
    anchor = this.anchor,
    signs = true,
    log = createLog("lab", "silent"),
  }: SequencerWishes = {}): Promise<Sequencer> {
    const keeper = signs ? new HeadKeeper(key, anchor, log) : null;
    return openSequencer({ url: this.urlOf("sequencer"), bus: this.bus, log, keeper });
  }

  /** Writes entries, waits until they are filed and their head is signed and copied, and stops again. */
  async write(entries: number, key = this.key): Promise<void> {
    const sequencer = await this.sequencer({ key });
    await this.put(entries);
    await this.filed();
    await sequencer.close();
  }

  async put(entries: number): Promise<void> {
    await this.owner.query(WRITE, [entries]);
    this.bus.wake("inbox");
  }

  async filed(): Promise<void> {
    while ((await this.owner.query("select 1 from ledger.inbox limit 1")).rowCount) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** What a verification of this database against the place outside finds. */
  async verify(): Promise<Verdict> {
    const archive = await this.archive();
    try {
      return await verifyLedger(liveLedger(this.owner), archive);
    } finally {
      archive.leaves.close();
    }
  }

  archive(): Promise<Archive> {
    return openArchive(this.anchor);
  }

  async close(): Promise<void> {
    await this.leave();
    await removeDataDir(this.folder);
  }
}
