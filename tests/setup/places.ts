import { isIPv6 } from "node:net";

/** Where a network is, for a database in MaxMind's format. */
interface TestPlace {
  /** Without a mask: an IPv4 address stands for its /24, an IPv6 address for its /48. */
  readonly network: string;
  readonly city?: string;
  readonly country: string;
}

const MARKER = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
const RECORD_BYTES = 4;

type Node = [Node | Buffer | null, Node | Buffer | null];

/** A small database in MaxMind's format (version 2.0 of its specification), with records of 32 bits. */
export function placesFile(places: readonly TestPlace[]): Buffer {
  const root: Node = [null, null];
  for (const { network, city, country } of places) {
    const found = { ...(city && { city: { names: { en: city } } }), country: { names: { en: country } } };
    insert(root, bitsOf(network), encoded(found));
  }
  const nodes = nodesOf(root);
  const data: Buffer[] = [];
  let length = 0;
  const pointerTo = (side: Node | Buffer | null): number => {
    if (side === null) return nodes.length;
    if (Array.isArray(side)) return nodes.indexOf(side);
    data.push(side);
    length += side.length;
    return nodes.length + 16 + length - side.length;
  };
  const tree = Buffer.alloc(nodes.length * 2 * RECORD_BYTES);
  for (const [index, node] of nodes.entries())
    for (const [side, child] of node.entries()) tree.writeUInt32BE(pointerTo(child), (index * 2 + side) * RECORD_BYTES);
  const metadata = {
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: "Casegraph-Test-City",
    description: { en: "Of the tests" },
    ip_version: 6,
    languages: "en",
    node_count: nodes.length,
    record_size: 32,
  };
  return Buffer.concat([tree, Buffer.alloc(16), ...data, MARKER, encoded(metadata)]);
}

/** IPv4 stands below ::/96. */
function bitsOf(network: string): number[] {
  const bytes = isIPv6(network)
    ? network
        .split(":")
        .slice(0, 3)
        .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    : [...Array<number>(12).fill(0), ...network.split(".").slice(0, 3).map(Number)];
  return bytes.flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (byte >> bit) & 1));
}

function insert(root: Node, bits: readonly number[], data: Buffer): void {
  let node = root;
  for (const bit of bits.slice(0, -1)) {
    const next = node[bit];
    const below: Node = Array.isArray(next) ? next : [null, null];
    node[bit] = below;
    node = below;
  }
  node[bits.at(-1) ?? 0] = data;
}

function nodesOf(root: Node): Node[] {
  const nodes = [root];
  for (const node of nodes) for (const child of node) if (Array.isArray(child)) nodes.push(child);
  return nodes;
}

type Value = string | number | { readonly [key: string]: Value };

function encoded(value: Value): Buffer {
  if (typeof value === "string") return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === "number") {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(6, 4), bytes]);
  }
  const entries = Object.entries(value);
  return Buffer.concat([control(7, entries.length), ...entries.flatMap((pair) => pair.map(encoded))]);
}

function control(type: number, size: number): Buffer {
  if (size > 28) throw new RangeError("longer than the tests need");
  return Buffer.from([(type << 5) | size]);
}
