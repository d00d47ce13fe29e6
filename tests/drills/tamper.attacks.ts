import type pg from "pg";
import type { Tampering } from "../../subgraphs/shared/proofs/verify.kinds.ts";

/** How much trouble whoever has the owner's rights goes to. */
export const CARE = {
  careless: "changes the entry alone",
  careful: "gives it the leaf that fits",
  thorough: "makes the whole tree anew",
} as const;

/** A way to forge the ledger, and what must be found of it. */
export interface Attack {
  readonly kind: Tampering["kind"];
  /** Picks a position that it can be done at. */
  readonly at: (last: number) => number;
  /** Does it, and answers the first position that is wrong then. */
  readonly run: (client: pg.Client, position: number, last: number) => Promise<number>;
}

const random = (from: number, to: number) => from + Math.floor(Math.random() * (to - from + 1));

/** Primary keys are checked row by row: whoever moves many goes through numbers that nobody has. */
const shift = (by: number) => `
  update ledger.entry set position = position + 500000 where position > $1;
  update ledger.entry set position = position - 500000 + ${by} where position > 500000`;

async function run(client: pg.Client, sql: string, position: number): Promise<void> {
  for (const statement of sql.split(";").filter((part) => part.trim())) {
    await client.query(statement, statement.includes("$1") ? [position] : []);
  }
}

/** Small changes of every column that an entry has. */
const EDITS = [
  "facts = facts || '{\"n\": -1}'",
  "changes = '{}'",
  "at = at + interval '1 microsecond'",
  "actor = gen_random_uuid()",
  "about = gen_random_uuid()",
  "event = 'test.happens'",
  "subgraph = subgraph || ' '",
  "request = case when request is null then '' end",
  "address = coalesce(address, '') || '0'",
  "agent = reverse(agent)",
  "session = case when session is null then gen_random_uuid() end",
  "on_behalf_of = gen_random_uuid()",
  "id = gen_random_uuid()",
];

export const ATTACKS: Readonly<Record<string, Attack>> = {
  edit: {
    kind: "edited",
    at: (last) => random(1, last),
    async run(client, position) {
      const edit = EDITS[random(0, EDITS.length - 1)];
      await client.query(`update ledger.entry set ${edit} where position = $1`, [position]);
      return position;
    },
  },
  delete: {
    kind: "deleted",
    at: (last) => random(1, last - 1),
    async run(client, position) {
      await client.query("delete from ledger.entry where position = $1", [position]);
      // Half of them close the gap.
      if (Math.random() < 0.5) await run(client, shift(-1), position);
      return position;
    },
  },
  insert: {
    kind: "inserted",
    at: (last) => random(1, last),
    async run(client, position) {
      await run(client, shift(1), position - 1);
      await client.query(
        `insert into ledger.entry (position, id, at, subgraph, event, about, facts, changes, leaf)
         select $1::bigint, gen_random_uuid(), at, subgraph, event, about, facts, changes, leaf
         from ledger.entry where position = $1::bigint + 1`,
        [position],
      );
      return position;
    },
  },
  swap: {
    kind: "reordered",
    at: (last) => random(1, last - 1),
    async run(client, position, last) {
      const other = random(position + 1, last);
      const away = "update ledger.entry set position = position + 500000 where position = any($1)";
      await client.query(away, [[position, other]]);
      const back = "update ledger.entry set position = $1::bigint - (position - 500000) where position > 500000";
      await client.query(back, [position + other]);
      return position;
    },
  },
  truncate: {
    kind: "truncated",
    at: (last) => random(2, last),
    async run(client, position) {
      await client.query("delete from ledger.entry where position >= $1", [position]);
      return position;
    },
  },
};

/** What an attacker does afterwards, so that the database agrees with itself. */
export const COVER: Readonly<Record<keyof typeof CARE, (client: pg.Client) => Promise<void>>> = {
  careless: async () => undefined,
  careful: async (client) => {
    await client.query(`update ledger.entry set leaf = ledger.leaf(position, id, at, subgraph, event, about, actor,
      on_behalf_of, session, request, address, agent, facts, changes)`);
  },
  thorough: async (client) => {
    await COVER.careful(client);
    await client.query("delete from ledger.node");
    await client.query("delete from ledger.signed_head");
    await client.query(
      "update ledger.head set (position, hashed) = (select max(position), max(position) from ledger.entry)",
    );
  },
};
