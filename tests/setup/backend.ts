import { randomUUID } from "node:crypto";
import { type DocumentNode, type ExecutionResult, parse } from "graphql";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Backend, type BackendOptions, openBackend } from "../../standalone/backend.ts";
import type { Secrets } from "../../standalone/secrets.ts";
import type { IdentityContext } from "../../subgraphs/identity/context.ts";
import { setPassword } from "../../subgraphs/identity/credentials/credential.service.ts";
import { Role } from "../../subgraphs/identity/roles/roles.ts";
import { startSession } from "../../subgraphs/identity/sessions/session.service.ts";
import { tokensOf } from "../../subgraphs/identity/sessions/tokens.ts";
import { createUser } from "../../subgraphs/identity/users/user.service.ts";
import { type Caller, nobody } from "../../subgraphs/shared/caller.ts";
import { Context } from "../../subgraphs/shared/context.ts";
import { createLog } from "../../subgraphs/shared/log.ts";
import type { OpenedChanges, StoredPersonal } from "../../subgraphs/shared/seals/unsealing.ts";
import { databaseUrl } from "./postgres.ts";

/** The origin that tests pretend; also the issuer of their tokens. */
const PUBLIC_URL = "http://localhost:4000";

/** Somebody who is signed in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly authorization: string;
  readonly refreshToken: string;
}

/** An answer as a client reads it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for, whatever its shape
  readonly data: any;
  readonly errors?: readonly { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
}

type Name = "identity" | "cases" | "messaging" | "agents";

/** What the tests of a file share: every subgraph on a database of their own. */
export class TestBackend {
  backend!: Backend;
  owner!: pg.Pool;
  ownerUrl!: string;
  readonly #documents = new Map<string, DocumentNode>();

  /** Opens every subgraph on a migrated database. */
  async open(ownerUrl: string, secrets: Secrets, more: Partial<BackendOptions> = {}): Promise<void> {
    this.ownerUrl = ownerUrl;
    this.owner = new pg.Pool({ connectionString: ownerUrl, max: 2 });
    // The database is dropped while the pool's last connections are still closing.
    this.owner.on("error", () => undefined);
    this.owner.on("connect", (client) => client.on("error", () => undefined));
    const log = createLog("test", "silent");
    this.backend = await openBackend({ ownerUrl, secrets, publicUrl: PUBLIC_URL, log, ...more });
    // Staff sign in with a password alone here; what asks for more says so.
    await this.owner.query("update identity.factor_policies set required = false");
  }

  async close(): Promise<void> {
    await this.backend?.close();
    await this.owner?.end();
  }

  /** Asks a subgraph as somebody, or as nobody. */
  async ask(
    name: Name,
    who: Person | null,
    text: string,
    variables: object = {},
    caller: Partial<Caller> = {},
  ): Promise<Answer> {
    const result = await this.backend[name].execute(
      { document: this.#parse(text), variables: variables as Record<string, unknown> },
      callerOf(who, caller),
    );
    return JSON.parse(JSON.stringify(result));
  }

  /** Opens a subscription as somebody. */
  async watch(name: Name, who: Person | null, text: string, variables: object = {}): Promise<Watch> {
    const result = await this.backend[name].execute(
      { document: parse(text), variables: variables as Record<string, unknown> },
      callerOf(who, {}),
    );
    return new Watch(Symbol.asyncIterator in result ? result : once(result));
  }

  /** A person with a role, signed in; with a password only where one is given, because hashing takes its time. */
  async person(role: Role | Role[], { displayName = "Somebody", password = "" } = {}): Promise<Person> {
    const ctx = this.system();
    const roles = Array.isArray(role) ? role : [role];
    const email = `${randomUUID()}@test.casegraph.dev`;
    return ctx.db.transaction(async (tx) => {
      const user = await createUser(ctx, tx, { displayName, email, roles });
      if (password) await setPassword(ctx, tx, user.id, password);
      const tokens = await tokensOf(ctx, tx, await startSession(ctx, tx, user));
      const authorization = `Bearer ${tokens.accessToken}`;
      return { id: user.id, email, displayName, authorization, refreshToken: tokens.refreshToken };
    });
  }

  /** An officer whom cases already knows, so that they can be given one. */
  async officer(displayName = "Officer"): Promise<Person> {
    const officer = await this.person(Role.OFFICER, { displayName });
    await this.backend.settled();
    return officer;
  }

  /** Identity's services without a request, with a clock where a test sets one. */
  system(clock: (() => Date) | null = null): IdentityContext {
    return new Context(this.backend.identity.services, nobody("test"), () => null, clock);
  }

  /** What stands in the ledger about a record, oldest first and unsealed, once everything has been filed. */
  async ledgerOf(aboutId: string): Promise<{ event: string; actor: string | null; facts: object; changes: object }[]> {
    await this.backend.settled();
    const { rows } = await this.owner.query(
      `select id, event, actor, on_behalf_of as "onBehalfOf", facts, changes, session, request, address
         from ledger.entry where about = $1 order by position`,
      [aboutId],
    );
    const opened = await this.backend.identity.services.seals.open<
      StoredPersonal & { event: string; actor: string | null; facts: object }
    >(rows);
    return opened.map((entry) => ({
      ...entry,
      address: entry.address.value,
      changes: { ...valuesOf("before", entry.changes), ...valuesOf("after", entry.changes) },
    }));
  }

  #parse(text: string): DocumentNode {
    const document = this.#documents.get(text) ?? parse(text);
    this.#documents.set(text, document);
    return document;
  }
}

/** A subscription, event by event. */
export class Watch {
  constructor(private readonly stream: AsyncIterableIterator<ExecutionResult>) {}

  /** The next event, or `null` when the stream has ended. */
  async next(): Promise<Answer | null> {
    const { value, done } = await this.stream.next();
    return done ? null : JSON.parse(JSON.stringify(value));
  }

  async close(): Promise<void> {
    await this.stream.return?.();
  }
}

/** Gives the tests of a file a copy of the migrated database with every subgraph on it. */
export function useBackend(options: Partial<BackendOptions> = {}): TestBackend {
  const test = new TestBackend();
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  beforeAll(async () => {
    const { ownerUrl, template, secrets } = inject("postgres");
    await onServer(`create database ${database} template ${template} strategy file_copy`);
    await test.open(databaseUrl(ownerUrl, database), secrets, options);
  });
  afterAll(async () => {
    await test.close();
    await onServer(`drop database if exists ${database} with (force)`);
  });
  return test;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgres").ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

function valuesOf(side: "before" | "after", changes: OpenedChanges): object {
  const fields = Object.entries(changes[side]).map(([field, { value }]) => [field, value]);
  return fields.length ? { [side]: Object.fromEntries(fields) } : {};
}

function callerOf(who: Person | null, more: Partial<Caller>): Caller {
  return {
    ...nobody("test-request"),
    address: "192.0.2.1",
    agent: "test",
    authorization: who?.authorization ?? null,
    ...more,
  };
}

async function* once<T>(value: T): AsyncIterableIterator<T> {
  yield value;
}
