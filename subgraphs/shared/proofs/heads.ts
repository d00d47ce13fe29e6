import { z } from "zod";
import type { HeadKey, Signature } from "./head-key.ts";

/** The ledger at a position: the root over every entry up to there. */
export interface HeadState {
  readonly epoch: number;
  readonly position: bigint;
  readonly root: Buffer;
  readonly at: Date;
}

/** A head that somebody can be held to. */
export interface SignedHead extends HeadState, Signature {}

/** A head as it is kept outside, with the leaves since the head before it: they tell which entry was touched. */
export interface CopiedHead extends SignedHead {
  readonly publicKey: string;
  /** The position behind which the leaves begin. */
  readonly after: bigint;
  readonly leaves: Buffer;
}

/** Which head is meant, without the time at which it was signed. */
export type NamedHead = Pick<HeadState, "epoch" | "position" | "root">;

/** The operator's word that a new epoch begins behind a position: whatever was numbered beyond it before is void. */
export interface EpochStatement extends Signature {
  readonly number: number;
  /** Where the database stood. */
  readonly fromPosition: bigint;
  readonly root: Buffer;
  readonly at: Date;
  readonly reason: string;
  /** The newest head outside by then; null where the place had lost them all. */
  readonly previous: NamedHead | null;
}

/** The operator's word that entries up to a position were let go because their term was over. */
export interface RetentionStatement extends Signature {
  readonly through: bigint;
  readonly root: Buffer;
  readonly at: Date;
}

/** What is signed of a head. */
export function headText({ epoch, position, root, at }: HeadState): string {
  return ["casegraph ledger head", epoch, position, root.toString("hex"), at.toISOString()].join("\n");
}

/** What is signed of an epoch. */
export function epochText(statement: Omit<EpochStatement, keyof Signature>): string {
  const { number, fromPosition, root, at, reason, previous } = statement;
  const lines = ["casegraph ledger epoch", number, fromPosition, root.toString("hex"), at.toISOString()];
  const before = previous ? `${previous.epoch} ${previous.position} ${previous.root.toString("hex")}` : "lost";
  return [...lines, JSON.stringify(reason), before].join("\n");
}

/** What is signed of a retention. */
export function retentionText({ through, root, at }: Omit<RetentionStatement, keyof Signature>): string {
  return ["casegraph ledger retention", through, root.toString("hex"), at.toISOString()].join("\n");
}

/** Signs a head. */
export function signHead(key: HeadKey, state: HeadState): SignedHead {
  return { ...state, ...key.sign(headText(state)) };
}

const position = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);
const root = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => Buffer.from(text, "hex"));
const bytes = z.base64().transform((text) => Buffer.from(text, "base64"));
const at = z.iso.datetime().transform((text) => new Date(text));
const signed = { keyId: z.string().regex(/^[0-9a-f]{64}$/), signature: bytes, publicKey: z.base64() };

const copiedHead = z.object({
  epoch: z.int().min(1),
  position,
  root,
  at,
  ...signed,
  after: position,
  leaves: bytes,
});
const epochStatement = z.object({
  number: z.int().min(2),
  fromPosition: position,
  root,
  at,
  reason: z.string(),
  previous: z.object({ epoch: z.int().min(1), position, root }).nullable(),
  ...signed,
});
const retentionStatement = z.object({ through: position, root, at, ...signed });

/** Reads a head from outside; throws when it is none. */
export const parseHead = (text: string): CopiedHead => copiedHead.parse(JSON.parse(text));

/** Reads an epoch from outside; throws when it is none. */
export const parseEpoch = (text: string): EpochStatement & { publicKey: string } =>
  epochStatement.parse(JSON.parse(text));

/** Reads a retention from outside; throws when it is none. */
export const parseRetention = (text: string): RetentionStatement & { publicKey: string } =>
  retentionStatement.parse(JSON.parse(text));

/** Any of these as it is kept outside: JSON, hashes in hexadecimal, other bytes in base64. */
export function printOutside(value: object, publicKey: string): string {
  return `${JSON.stringify(plain({ ...value, publicKey }))}\n`;
}

function plain(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, printed(name, part)]));
}

function printed(name: string, part: unknown): unknown {
  if (typeof part === "bigint") return String(part);
  if (Buffer.isBuffer(part)) return part.toString(name === "root" ? "hex" : "base64");
  return typeof part === "object" && part !== null && !(part instanceof Date) ? plain(part) : part;
}

/** Where the newest head stands outside: what a start compares the database with. */
export const NEWEST_HEAD = "newest.json";
/** The folders of a place outside. */
export const HEADS = "heads";
const EPOCHS = "epochs";
export const RETENTIONS = "retained";

/** The name of an epoch's statement outside. */
export const epochName = (number: number) => `${EPOCHS}/${number}.json`;

/** The name of a head outside: by day, so that no folder grows without end. */
export function headName({ epoch, position, at }: HeadState): string {
  return `${HEADS}/${at.toISOString().slice(0, 10)}/${epoch}-${position}.json`;
}
