import { Role } from "../../subgraphs/identity/roles/roles.ts";
import type { Action, Deed, Priority, Status } from "./actions.ts";
import { dueIn, laterInOffice, officeHour } from "./calendar.ts";
import { CITIZEN_STORIES } from "./citizen-stories.ts";
import { PEOPLE } from "./people.ts";
import { Random } from "./random.ts";
import { STAFF_STORIES } from "./staff-stories.ts";
import type { Story } from "./story.ts";
import { Words } from "./words.ts";

const DAY = 86_400_000;

const withRole = (...roles: Role[]) => PEOPLE.filter(({ role }) => roles.includes(role)).map(({ email }) => email);
const OFFICERS = withRole(Role.OFFICER);
const MODERATORS = withRole(Role.MODERATOR);
const CITIZENS = withRole(Role.CITIZEN, Role.CONTRIBUTOR);

/** Sees every case, and so can close one that nobody handed on. */
const HEAD = withRole(Role.ADMIN)[0] ?? "";

/** Whoever signs in as the first citizen should find something of theirs. */
const REGULAR = CITIZENS[0] ?? "";

const PRIORITIES: Record<Priority, number> = { LOW: 18, NORMAL: 50, HIGH: 24, URGENT: 8 };
const DAYS_GIVEN: Record<Priority, number> = { LOW: 45, NORMAL: 21, HIGH: 9, URGENT: 3 };

/** Where cases of an age stand by now. */
const STANDINGS: readonly { readonly upToDays: number; readonly weights: Record<Status, number> }[] = [
  { upToDays: 3, weights: { OPEN: 74, IN_PROGRESS: 24, WAITING: 2, RESOLVED: 0, CLOSED: 0 } },
  { upToDays: 14, weights: { OPEN: 34, IN_PROGRESS: 40, WAITING: 14, RESOLVED: 12, CLOSED: 0 } },
  { upToDays: 60, weights: { OPEN: 7, IN_PROGRESS: 24, WAITING: 13, RESOLVED: 26, CLOSED: 30 } },
  { upToDays: Number.POSITIVE_INFINITY, weights: { OPEN: 1, IN_PROGRESS: 8, WAITING: 5, RESOLVED: 14, CLOSED: 72 } },
];

/** What the office did until `now`, in the order in which it happened; the same every time but for the date. */
export function officeLife(now: Date, cases: number, seed = 2026): Action[] {
  const random = new Random(seed);
  const actions = Array.from({ length: cases }, (_, kase) => new Life(random, now, kase).actions).flat();
  return actions.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The life of one case, from whoever opened it to where it stands now. */
class Life {
  readonly actions: Action[] = [];
  readonly #story: Story;
  readonly #words: Words;
  readonly #said = new Set<string>();
  readonly #priority: Priority;
  readonly #age: number;
  #officer: string;
  #resolver = "";
  #time: number;

  constructor(
    private readonly random: Random,
    private readonly now: Date,
    private readonly kase: number,
  ) {
    // Many young cases and a long tail of old ones, up to half a year.
    this.#age = 0.1 + 180 * random.next() ** 2.2;
    let opened = officeHour(now.getTime() - this.#age * DAY, random);
    while (opened >= now.getTime()) opened = officeHour(opened - 2 * DAY, random);
    this.#time = opened;
    this.#words = new Words(random, new Date(opened));
    const internal = random.chance(0.4);
    this.#story = pickStory(internal ? STAFF_STORIES : CITIZEN_STORIES, random);
    this.#priority = random.weighted(PRIORITIES);
    this.#officer = random.pick(OFFICERS);
    this.#open(internal ? random.pick(OFFICERS) : this.#citizen());
    this.#goTo(this.#standing());
  }

  #citizen(): string {
    return this.random.chance(0.15) ? REGULAR : this.random.pick(CITIZENS);
  }

  #open(by: string): void {
    const dueAt = this.random.chance(0.9) ? dueIn(DAYS_GIVEN[this.#priority], this.#time) : null;
    const title = this.#words.fill(this.random.pick(this.#story.titles));
    const description = this.#words.fill(this.#story.description);
    this.#add(by, { does: "create", title, description, priority: this.#priority, dueAt });
  }

  #standing(): Status {
    const { weights } = STANDINGS.find(({ upToDays }) => this.#age <= upToDays) ?? STANDINGS[0]!;
    return this.random.weighted(weights);
  }

  #goTo(standing: Status): void {
    if (this.random.chance(0.3)) this.#say(this.random.pick(MODERATORS), 1, 8);
    if (standing === "OPEN" && this.random.chance(0.6)) return;
    this.#assign();
    if (standing === "OPEN") return;
    this.#turn("IN_PROGRESS", null);
    this.#investigate(standing);
    if (standing === "IN_PROGRESS") this.#extend();
    else if (standing === "WAITING") this.#wait();
    else this.#finish(standing);
  }

  #finish(standing: Status): void {
    if (this.random.chance(0.35)) {
      this.#wait();
      this.#turn("IN_PROGRESS", null);
    }
    this.#turn("RESOLVED", this.random.pick(this.#story.outcomes));
    if (standing === "CLOSED") this.#close();
  }

  /** Closing takes two people: a colleague who is asked to look, or the head of the office. */
  #close(): void {
    if (this.random.chance(0.5)) this.#handOver();
    this.#turn("CLOSED", null, this.#officer === this.#resolver ? HEAD : this.#officer);
  }

  #assign(): void {
    this.#later(1, 40);
    this.#add(this.random.chance(0.5) ? this.#officer : this.random.pick(OFFICERS), {
      does: "assign",
      assignee: this.#officer,
    });
    if (this.#age > 10 && this.random.chance(0.12)) this.#handOver();
  }

  #handOver(): void {
    this.#later(5, 60);
    const next = this.random.pick(OFFICERS.filter((officer) => officer !== this.#officer));
    this.#add(this.#officer, { does: "assign", assignee: next });
    this.#officer = next;
  }

  #investigate(standing: Status): void {
    const notes = this.random.whole(standing === "IN_PROGRESS" ? 0 : 1, 4);
    for (let n = 0; n < notes; n++) this.#say(this.#officer, 2, 60);
    if (this.random.chance(0.15) && this.#priority !== "URGENT")
      this.#add(this.#officer, { does: "edit", priority: "URGENT" });
  }

  /** Half of those whose day has passed got another one; the other half is overdue. */
  #extend(): void {
    if (!this.random.chance(0.5)) return;
    this.#later(1, 24);
    this.#add(this.#officer, { does: "edit", dueAt: dueIn(this.random.whole(4, 20), this.now.getTime()) });
  }

  #wait(): void {
    this.#turn("WAITING", this.random.pick(this.#story.waits));
    if (this.random.chance(0.4)) this.#say(this.#officer, 10, 70);
  }

  #turn(status: Status, reason: string | null, by = this.#officer): void {
    this.#later(1, 50);
    if (status === "RESOLVED") this.#resolver = by;
    this.#add(by, { does: "changeStatus", status, reason: reason && this.#words.fill(reason) });
  }

  #say(by: string, minHours: number, maxHours: number): void {
    const unsaid = this.#story.notes.filter((note) => !this.#said.has(note));
    if (unsaid.length === 0) return;
    const note = this.random.pick(unsaid);
    this.#said.add(note);
    this.#later(minHours, maxHours);
    this.#add(by, { does: "comment", text: this.#words.fill(note) });
  }

  /** Never past now: what would come later is squeezed into the time that is left, in order. */
  #later(minHours: number, maxHours: number): void {
    const wanted = laterInOffice(this.#time, minHours, maxHours, this.random);
    const left = this.now.getTime() - this.#time;
    this.#time = wanted < this.now.getTime() ? wanted : this.#time + left * this.random.between(0.1, 0.5);
  }

  #add(by: string, deed: Deed): void {
    this.actions.push({ ...deed, at: new Date(Math.floor(this.#time)), by, kase: this.kase });
  }
}

function pickStory(stories: readonly Story[], random: Random): Story {
  const index = random.weighted(Object.fromEntries(stories.map(({ weight }, place) => [String(place), weight])));
  return stories[Number(index)] ?? stories[0]!;
}
