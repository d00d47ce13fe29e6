import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { urlAs } from "../standalone/backend.ts";
import { DATABASE_ROLES } from "../standalone/database-roles.ts";
import { startPostgres } from "../standalone/postgres/postgres.ts";
import { prepareDatabase } from "../standalone/prepare.ts";
import { openSecrets } from "../standalone/secrets.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import type { MailSettings } from "../subgraphs/messaging/settings.ts";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import { type Person, TestBackend } from "../tests/setup/backend.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";

const OFFICERS = 50;
const CASES = 1000;
const WRITERS = 8;
const LOOK_MS = 10;

const CHANGE = "update cases.cases set assignee_id = $2, version = version + 1 where id = $1 returning version";
const SAY = `insert into ledger.inbox (id, event, about, actor, facts, changes)
  values ($1, 'case.assigned', $2, $3, $4, '{}')`;

/** A case that was given to somebody: what both sides of the comparison are told of. */
export interface Assigned {
  readonly caseId: string;
  readonly version: number;
  readonly assigneeId: string;
}

interface Change {
  readonly recorded?: boolean;
  readonly committed?: (assigned: Assigned) => Promise<void>;
}

/** A durable database with every subgraph on it in this process, fifty officers and a thousand cases. */
export class NotifyScene {
  readonly test = new TestBackend();
  readonly #dataDir = newDataDir("casegraph-bench");
  readonly #closing: (() => Promise<unknown>)[] = [() => removeDataDir(this.#dataDir)];
  #pool!: pg.Pool;
  #officers: readonly Person[] = [];
  #cases: readonly string[] = [];
  #chief!: Person;

  async open(mail: MailSettings | null): Promise<this> {
    const server = await startPostgres({ dataDir: this.#dataDir });
    this.#closing.push(() => server.stop());
    const secrets = openSecrets(this.#dataDir, DATABASE_ROLES);
    await prepareDatabase(server.url, secrets.passwords);
    this.#closing.push(() => this.test.close());
    await this.test.open(server.url, secrets, { mail });
    const url = urlAs(server.url, roleOf("cases"), secrets.passwords.cases ?? "");
    this.#pool = new pg.Pool({ connectionString: url, max: WRITERS });
    this.#closing.push(() => this.#pool.end());
    this.#chief = await this.test.person(Role.OFFICER);
    this.#officers = await Promise.all(Array.from({ length: OFFICERS }, () => this.test.person(Role.OFFICER)));
    const { rows } = await this.test.owner.query(
      `insert into cases.cases (id, created_at, updated_at, version, reference, title, description, status, priority, opened_by_id)
       select gen_random_uuid(), now(), now(), 1, 'B-' || n, 'Suspicious transfer ' || n, '', 'OPEN', 2, $1
       from generate_series(1, ${CASES}) as n returning id`,
      [this.#chief.id],
    );
    this.#cases = rows.map(({ id }) => id);
    await this.test.backend.settled();
    return this;
  }

  /** Commits so many changes from several writers at once: with their record in the ledger, or told after the commit. */
  async change(many: number, { recorded = false, committed }: Change): Promise<void> {
    let left = many;
    const write = async () => {
      const client = await this.#pool.connect();
      try {
        for (let n = left--; n > 0; n = left--) {
          const assigned = await this.#assign(client, n, recorded);
          await committed?.(assigned);
        }
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
  }

  /** Resolves when everything was filed and messaging has dealt with it: so many notifications, each once. */
  async notified(many: number): Promise<void> {
    const { messaging } = this.test.backend;
    const { owner } = this.test;
    for (let filed = false; !filed; ) {
      await delay(LOOK_MS);
      const { rows } = await owner.query(
        "select position, exists (select from ledger.inbox) as waiting from ledger.head",
      );
      const position = BigInt(rows[0].position);
      filed = !rows[0].waiting && messaging.services.ledger.head.position >= position;
      if (filed) await messaging.reacted(position);
    }
    const { rows } = await owner.query("select count(*)::int from messaging.notifications");
    if (rows[0].count !== many) throw new Error(`${rows[0].count} notifications instead of ${many}`);
  }

  async #assign(client: pg.PoolClient, n: number, recorded: boolean): Promise<Assigned> {
    const caseId = this.#cases[n % CASES]!;
    const assigneeId = this.#officers[n % OFFICERS]!.id;
    await client.query("begin");
    const { rows } = await client.query({ name: "change", text: CHANGE, values: [caseId, assigneeId] });
    const { version } = rows[0];
    if (recorded) {
      const facts = { caseId, version, assigneeId, openedById: this.#chief.id, formerAssigneeId: null };
      await client.query({ name: "say", text: SAY, values: [randomUUID(), caseId, this.#chief.id, facts] });
    }
    await client.query("commit");
    return { caseId, version, assigneeId };
  }

  async close(): Promise<void> {
    for (const step of this.#closing.splice(0).reverse()) await step().catch(() => undefined);
  }
}
