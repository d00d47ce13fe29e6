import { parse } from "graphql";
import { quiet } from "../../router/testing/quiet.ts";
import { SECRET } from "../../router/testing/world.ts";
import { httpTransport } from "../../router/transports/http.ts";
import { nobody } from "../../subgraphs/shared/caller.ts";
import type { Person } from "../setup/backend.ts";
import type { Stage } from "../setup/stage.ts";
import { leafOf } from "./access.paths.ts";
import { COLUMNS, fieldsOf, may, RELATIONS, sees } from "./access.table.ts";
import type { Cast, Matrix } from "./access.world.ts";

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly unknown[];
    readonly extensions?: { readonly code?: string };
  }[];
}

type Ask = (
  subgraph: "identity" | "cases",
  who: Person | null,
  query: string,
  of: readonly object[],
) => Promise<Answered>;

/**
 * Every field of every entity by representation, at the subgraph itself: in this process, over HTTP as the router asks,
 * and as somebody who reaches its port without the router's secret.
 */
export async function askEntities({ test, routers }: Stage, cast: Cast, matrix: Matrix): Promise<void> {
  const urls = Object.fromEntries([...routers.processes].map(([name, { url }]) => [name, url]));
  const inside: Ask = (name, who, query, of) => test.ask(name, who, query, { of }) as Promise<Answered>;
  await askThrough("in the process", inside, cast, matrix, true);
  for (const [way, secret, open] of [
    ["with the credential", SECRET, true],
    ["with another's credential", "x".repeat(SECRET.length), false],
  ] as const) {
    const { upstreams, close } = httpTransport({ urls, secret, log: quiet });
    const ask: Ask = async (name, who, query, of) => {
      const caller = { ...nobody("access-drill"), authorization: who?.authorization ?? null };
      const operation = { document: parse(query), variables: { of } };
      const asked = upstreams.get(name)!.execute(operation, caller, new AbortController().signal);
      // A process that takes no such credential is no answer at all to its router.
      return (await (open ? asked : asked.catch(() => NOTHING))) as Answered;
    };
    await askThrough(way, ask, cast, matrix, open).finally(close);
  }
  const bare: Ask = async (name, who, query, of) => {
    const headers = { "content-type": "application/json", ...(who && { authorization: who.authorization }) };
    const body = JSON.stringify({ query, variables: { of } });
    return (await (await fetch(urls[name]!, { method: "POST", headers, body })).json()) as Answered;
  };
  await askThrough("without a credential", bare, cast, matrix, false);
}

const NOTHING = { data: null, errors: [{ extensions: { code: "UNAVAILABLE" } }] };

interface RowOf {
  readonly subgraph: "identity" | "cases";
  readonly type: string;
  readonly id: string;
  readonly visible: boolean;
  readonly own: boolean;
}

async function askThrough(way: string, ask: Ask, cast: Cast, matrix: Matrix, open: boolean): Promise<void> {
  for (const column of COLUMNS) {
    const who = cast.people[column];
    const rows: RowOf[] = [
      ...RELATIONS.flatMap((relation): RowOf[] => {
        const row = { subgraph: "cases", visible: sees(column, relation), own: false } as const;
        return [
          { ...row, type: "Case", id: cast.caseOf(column, relation) },
          { ...row, type: "Comment", id: cast.commentOf(column, relation) },
        ];
      }),
      { subgraph: "identity", type: "User", id: cast.admin.id, visible: true, own: false },
    ];
    if (who) rows.push({ subgraph: "identity", type: "User", id: who.id, visible: true, own: true });
    for (const [type, same] of Map.groupBy(rows, ({ type }) => type)) {
      const { subgraph } = same[0]!;
      for (const field of fieldsOf(type, subgraph)) {
        const query = `query($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { x: ${leafOf(type, field)} } } }`;
        const asked = same.map(({ id }) => ({ __typename: type, id }));
        const answer = await ask(subgraph, who, query, asked);
        same.forEach(({ id, visible, own }, index) => {
          const expected = open && visible && may(column, `${type}.${field}`, { own, subgraph });
          const cell = `entity ${way}: ${column}, ${type} ${id}, ${field}`;
          const { seen, error } = judged(answer, index);
          // To somebody without the secret everything is refused, whatever the words.
          matrix.note(cell, expected, { seen, error: open ? error : null });
        });
      }
    }
  }
}

/** Of one row; an error without a path to another row is everybody's. */
function judged({ data, errors = [] }: Answered, index: number): { seen: boolean; error: string | null } {
  const entity = (data as { _entities?: ({ x?: unknown } | null)[] } | null)?._entities?.[index];
  const own = errors.find(({ path }) => typeof path?.[1] !== "number" || path[1] === index);
  const error = own ? String(own.extensions?.code) : null;
  return { seen: entity?.x !== undefined && (entity.x !== null || error === null), error };
}
