import { type Entry, type Heard, isHeard } from "../ledger/events.ts";
import type { Tail } from "../ledger/tail.ts";
import type { Rights } from "../viewer.ts";
import { Groups } from "./groups.ts";

const SWEEP_MS = 1_000;

/** A kind of subscription: which events it is about, and by which topics an entry finds those whom it may concern. */
export interface Channel {
  readonly hears: Heard;
  /** Everybody who may see the entry has one of these, and so has whoever could until this very change. */
  readonly audience: (entry: Entry) => readonly string[];
}

/** One stream, as the index knows it. */
export interface Member {
  readonly channel: Channel;
  readonly userId: string;
  /** What the viewer hears of with the rights of this moment. */
  topics(): readonly string[];
  hear(entry: Entry): void;
  /** Looks whether it may go on: its session, its ledger. */
  recheck(): void;
  /** How many events wait for its reader. */
  readonly waiting: number;
}

/**
 * Who may see what: an entry is handed to the streams whose topics it names, instead of every stream asking about every
 * entry. It only narrows; whether somebody sees an event is decided when the event is shown.
 */
export class LiveIndex {
  readonly #topics = new Map<Channel, Groups<Member>>();
  readonly #joined = new Map<Member, readonly string[]>();
  readonly #byUser = new Groups<Member>();
  readonly #unlisten: readonly (() => void)[];
  readonly #sweep: NodeJS.Timeout;

  /** After `rights` have started: what an entry changes about them holds for it already. */
  constructor(tail: Tail, rights: Rights) {
    this.#unlisten = [tail.listen(null, (entry) => this.#hear(entry)), rights.listen((entry) => this.#follow(entry))];
    this.#sweep = setInterval(() => this.#recheckAll(), SWEEP_MS).unref();
  }

  join(member: Member): void {
    this.#enter(member);
    this.#byUser.add(member.userId, member);
  }

  leave(member: Member): void {
    this.#exit(member);
    this.#byUser.remove(member.userId, member);
  }

  close(): void {
    clearInterval(this.#sweep);
    for (const unlisten of this.#unlisten) unlisten();
  }

  /** How many streams are open, and how many events wait for the slowest reader. */
  get load(): { readonly streams: number; readonly deepest: number } {
    let deepest = 0;
    for (const { waiting } of this.#joined.keys()) deepest = Math.max(deepest, waiting);
    return { streams: this.#joined.size, deepest };
  }

  #hear(entry: Entry): void {
    for (const [channel, topics] of this.#topics) {
      if (!isHeard(channel.hears, entry)) continue;
      const concerned = channel.audience(entry).flatMap((topic) => topics.of(topic));
      for (const member of new Set(concerned)) member.hear(entry);
    }
  }

  /** News of rights: of a person, or of a session or a key, which anybody's stream may stand on. */
  #follow({ facts }: Entry): void {
    if (typeof facts.userId !== "string") this.#recheckAll();
    else
      for (const member of this.#byUser.of(facts.userId)) {
        this.#exit(member);
        this.#enter(member);
        member.recheck();
      }
  }

  #recheckAll(): void {
    for (const member of [...this.#joined.keys()]) member.recheck();
  }

  #enter(member: Member): void {
    const topics = member.topics();
    this.#joined.set(member, topics);
    let members = this.#topics.get(member.channel);
    if (!members) {
      members = new Groups();
      this.#topics.set(member.channel, members);
    }
    for (const topic of topics) members.add(topic, member);
  }

  #exit(member: Member): void {
    const members = this.#topics.get(member.channel);
    for (const topic of this.#joined.get(member) ?? []) members?.remove(topic, member);
    if (members?.size === 0) this.#topics.delete(member.channel);
    this.#joined.delete(member);
  }
}
