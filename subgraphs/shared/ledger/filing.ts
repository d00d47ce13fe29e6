import type pg from "pg";
import { LEAF_COLUMNS } from "../proofs/leaf.ts";
import type { Frontier, TreeNode } from "../proofs/merkle.ts";
import { frontierAt, type Rows } from "../proofs/tree.ts";
import { Settled } from "./settled.ts";

const ROOM_CHECK = 100_000n;
const CATCH_UP = 5_000n;
/** How often everything is looked through that the inbox ever held: what was settled should be gone, and must be. */
const LOOK_THROUGH_MS = 10_000;
const COLUMNS = LEAF_COLUMNS.join(", ");
const TAKEN = LEAF_COLUMNS.slice(1).join(", ");

/** Numbers what waits in the order of the inbox and files it behind the head with its leaf, in one statement. */
const FILE = `with taken as (
    delete from ledger.inbox where seq in (select seq from ledger.inbox where seq > $2 order by seq limit 1000)
    returning seq, ${TAKEN}),
  numbered as (select $1::bigint + row_number() over (order by seq) as position, ${TAKEN} from taken),
  filed as (insert into ledger.entry (${COLUMNS}, leaf) select ${COLUMNS}, ledger.leaf(${COLUMNS}) from numbered
    returning position, leaf)
  select leaf, (select max(seq) from taken) as seq from filed order by position`;

const PEEK = "select 1 from ledger.inbox where seq > $1 order by seq limit 1";

/** Moves the head only from where it was read: two leaders cannot both write. */
const MOVE = `with grown as (
    insert into ledger.node (level, index, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[]))
  update ledger.head set position = $4, hashed = $5, settled = greatest(settled, $9)
    where position = $6 and hashed = $7 and epoch = $8`;

interface Head {
  readonly epoch: number;
  readonly position: bigint;
  readonly hashed: bigint;
  /** Nothing is left in the inbox up to here. */
  readonly settled: bigint;
}

/** Writes entries and the tree over them, for one term of office. */
export class Filing {
  readonly #rows: Rows;
  #frontier: Frontier | null = null;
  #room = 0n;
  #settled = 0n;
  #lookedThroughAt = Number.NEGATIVE_INFINITY;
  readonly #settling: Settled;

  constructor(
    private readonly client: pg.Client,
    private readonly epoch: number,
  ) {
    this.#rows = async (sql, values) => (await client.query(sql, values)).rows;
    this.#settling = new Settled(this.#rows);
  }

  /** Gives entries of before the tree their leaves; nothing new is filed while it misses one. */
  async catchUp(): Promise<void> {
    while (await this.#inTransaction((head) => this.#hashBatch(head)));
  }

  /** Files one batch; false when the inbox was empty. */
  async batch(): Promise<boolean> {
    const from = String(this.#lookFrom());
    const waiting = await this.client.query({ name: "peek", text: PEEK, values: [from] });
    if (!waiting.rowCount) return false;
    return this.#inTransaction(async (head) => {
      if (head.hashed !== head.position) throw new Error("the tree of the ledger is not complete");
      await this.#makeRoom(head.position);
      const { rows } = await this.client.query({ name: "file", text: FILE, values: [String(head.position), from] });
      const position = head.position + BigInt(rows.length);
      const settled = rows[0] ? await this.#settling.through(BigInt(rows[0].seq), head.settled) : head.settled;
      await this.#grow(head, rows, { ...head, position, hashed: position, settled });
      this.#settled = settled;
      return true;
    });
  }

  #lookFrom(): bigint {
    if (performance.now() - this.#lookedThroughAt < LOOK_THROUGH_MS) return this.#settled;
    this.#lookedThroughAt = performance.now();
    return 0n;
  }

  async #hashBatch(head: Head): Promise<boolean> {
    if (head.hashed === head.position) return false;
    const through = head.hashed + CATCH_UP < head.position ? head.hashed + CATCH_UP : head.position;
    const range = [String(head.hashed), String(through)];
    await this.client.query("select ledger.fill_leaves($1, $2)", range);
    const leaves = "select leaf from ledger.entry where position > $1 and position <= $2 order by position";
    await this.#grow(head, await this.#rows(leaves, range), { ...head, hashed: through });
    return true;
  }

  async #grow(from: Head, leaves: readonly { leaf: Buffer }[], to: Head): Promise<void> {
    const frontier = this.#frontier?.size === from.hashed ? this.#frontier : await frontierAt(this.#rows, from.hashed);
    this.#frontier = null;
    const nodes: TreeNode[] = leaves.flatMap(({ leaf }) => frontier.append(leaf));
    if (frontier.size !== to.hashed) throw new Error("the ledger has a gap");
    const values = [
      nodes.map(({ level }) => level),
      nodes.map(({ index }) => String(index)),
      nodes.map(({ hash }) => hash),
      ...[to.position, to.hashed, from.position, from.hashed, from.epoch, to.settled].map(String),
    ];
    const moved = await this.client.query({ name: "move", text: MOVE, values });
    if (moved.rowCount !== 1) throw new Error("another leader moved the head");
    this.#frontier = frontier;
  }

  async #inTransaction(work: (head: Head) => Promise<boolean>): Promise<boolean> {
    await this.client.query("begin");
    try {
      const { rows } = await this.client.query({
        name: "head",
        text: "select epoch, position, hashed, settled from ledger.head",
      });
      const [position, hashed, settled] = [rows[0].position, rows[0].hashed, rows[0].settled].map(BigInt);
      const head = { epoch: rows[0].epoch, position, hashed, settled } as Head;
      if (head.epoch !== this.epoch) throw new Error("a new epoch of the ledger began");
      const went = await work(head);
      await this.client.query("commit");
      return went;
    } catch (error) {
      this.#frontier = null;
      await this.client.query("rollback").catch(() => undefined);
      throw error;
    }
  }

  /** Asks for partitions well ahead of the head, and not at every batch. */
  async #makeRoom(head: bigint): Promise<void> {
    if (head < this.#room) return;
    await this.client.query("select ledger.make_room($1)", [String(head)]);
    this.#room = head + ROOM_CHECK;
  }
}
