import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  consistencyRanges,
  EMPTY_ROOT,
  Frontier,
  foldRoot,
  inclusionRanges,
  innerHash,
  type Range,
  subtreesOf,
} from "./merkle.ts";
import { provesConsistency, provesInclusion } from "./merkle-check.ts";

const MOST = 70;

/** The leaves of Certificate Transparency's own tests, and the roots that its implementations agree on. */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const leafOf = (content: Buffer) =>
  createHash("sha256")
    .update(Buffer.from([0]))
    .update(content)
    .digest();
const leaves = Array.from({ length: MOST }, (_, n) => leafOf(Buffer.from(`leaf ${n}`)));

/** The definition of RFC 9162, section 2.1.1, word for word. */
function rootOf(part: readonly Buffer[]): Buffer {
  if (part.length === 0) return EMPTY_ROOT;
  if (part.length === 1) return part[0]!;
  let split = 1;
  while (split * 2 < part.length) split *= 2;
  return innerHash(rootOf(part.slice(0, split)), rootOf(part.slice(split)));
}

const hashOf = ({ start, end }: Range) => rootOf(leaves.slice(Number(start), Number(end)));

const sizes = Array.from({ length: MOST }, (_, n) => n + 1);
const first = (size: number) => ({ size: BigInt(size), root: rootOf(leaves.slice(0, size)) });
const flipped = (hash: Buffer) => Buffer.from(hash.map((byte, n) => (n === 7 ? byte ^ 1 : byte)));

describe("the tree", () => {
  it("has the roots that Certificate Transparency's implementations agree on", () => {
    const frontier = new Frontier();
    const roots = LEAVES.map((content) => {
      frontier.append(leafOf(Buffer.from(content, "hex")));
      return frontier.root.toString("hex");
    });

    expect(roots).toEqual(ROOTS);
    expect(new Frontier().root.toString("hex")).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it.each([1, 2, 3, 4, 7, 8, 33, 64, 70])(
    "grows to %i leaves as the RFC defines it, from any edge it is taken up at",
    (size) => {
      const whole = new Frontier();
      for (const leaf of leaves.slice(0, size)) whole.append(leaf);
      expect(whole.root).toEqual(first(size).root);
      for (let from = 0; from <= size; from++) {
        const edge = subtreesOf({ start: 0n, end: BigInt(from) }).map((part) => {
          const start = part.index << BigInt(part.level);
          return { ...part, hash: hashOf({ start, end: start + (1n << BigInt(part.level)) }) };
        });
        const resumed = new Frontier(BigInt(from), edge);
        for (const leaf of leaves.slice(from, size)) resumed.append(leaf);
        expect(resumed.root).toEqual(whole.root);
      }
    },
  );

  it("says of every inner node once when it is complete", () => {
    const frontier = new Frontier();
    const nodes = leaves.flatMap((leaf) => frontier.append(leaf));

    for (const { level, index, hash } of nodes) {
      const start = index << BigInt(level);
      expect(hash).toEqual(hashOf({ start, end: start + (1n << BigInt(level)) }));
    }
    expect(new Set(nodes.map(({ level, index }) => `${level}.${index}`)).size).toBe(nodes.length);
    expect(nodes).toHaveLength([1, 2, 3, 4, 5, 6].reduce((sum, level) => sum + (MOST >> level), 0));
  });

  it("makes each range of a proof of complete subtrees", () => {
    for (const size of sizes) {
      for (const range of inclusionRanges(0n, BigInt(size))) {
        const parts = subtreesOf(range).map(({ level, index }) => {
          const start = index << BigInt(level);
          return hashOf({ start, end: start + (1n << BigInt(level)) });
        });
        expect(foldRoot(parts)).toEqual(hashOf(range));
      }
    }
  });
});

describe("a proof of inclusion", () => {
  it("holds for every leaf of every tree, and for no other leaf, index, size, root or path", () => {
    for (const size of sizes) {
      for (let index = 0; index < size; index++) {
        const claim = { leaf: leaves[index]!, index: BigInt(index), ...first(size) };
        const path = inclusionRanges(claim.index, claim.size).map(hashOf);
        expect(provesInclusion(claim, path)).toBe(true);
        expect(provesInclusion({ ...claim, leaf: flipped(claim.leaf) }, path)).toBe(false);
        expect(provesInclusion({ ...claim, root: flipped(claim.root) }, path)).toBe(false);
        expect(provesInclusion({ ...claim, index: claim.size }, path)).toBe(false);
        if (size > 1) expect(provesInclusion({ ...claim, index: (claim.index + 1n) % claim.size }, path)).toBe(false);
        expect(provesInclusion(claim, [...path, claim.root])).toBe(false);
        if (path.length) expect(provesInclusion(claim, path.slice(1))).toBe(false);
        path.forEach((hash, n) => {
          expect(provesInclusion(claim, path.with(n, flipped(hash)))).toBe(false);
        });
      }
    }
  });
});

describe("a proof of consistency", () => {
  it("holds between every two trees, and for no other root or path", () => {
    for (const to of sizes) {
      for (let from = 1; from <= to; from++) {
        const path = consistencyRanges(BigInt(from), BigInt(to)).map(hashOf);
        const [older, newer] = [first(from), first(to)];
        expect(provesConsistency(older, newer, path)).toBe(true);
        expect(provesConsistency({ ...older, root: flipped(older.root) }, newer, path)).toBe(false);
        expect(provesConsistency(older, { ...newer, root: flipped(newer.root) }, path)).toBe(false);
        expect(provesConsistency(older, newer, [...path, newer.root])).toBe(false);
        if (path.length) expect(provesConsistency(older, newer, path.slice(1))).toBe(false);
      }
    }
  });

  it("is refused for a tree that is older than nothing, or newer than what it grew into", () => {
    expect(provesConsistency(first(5), first(4), [])).toBe(false);
    expect(provesConsistency({ size: 0n, root: EMPTY_ROOT }, first(4), [])).toBe(false);
  });
});
