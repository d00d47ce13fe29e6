import type { Context, Viewer } from "./context.ts";
import { AppError } from "./errors.ts";
import { rule } from "./shield.ts";

export type Rule = ReturnType<ReturnType<typeof rule>>;

/** Who may, on one page: type, then field (`"*"` for the rest), then rule. What is not named is refused. */
export type RuleTable = Readonly<Record<string, Readonly<Record<string, Rule>>>>;

const made = new Map<string, Rule>();
const byViewer = new WeakSet<Rule>();

type Answer = boolean | AppError;

/** Makes each rule once, because shield tells rules apart by name. Never cached: a cached answer leaked across aliases. */
function named(name: string, test: (row: unknown, ctx: Context<unknown>) => Answer): Rule {
  const known = made.get(name);
  if (known) return known;
  const fresh = rule(name, { cache: "no_cache" })((row: unknown, _args: unknown, ctx: Context<unknown>) =>
    test(row, ctx),
  );
  made.set(name, fresh);
  return fresh;
}

/** A rule that is not given the row: what it says of one field holds for every field and row of the moment. */
function ofViewer(name: string, test: (ctx: Context<unknown>) => Answer): Rule {
  const fresh = named(name, (_row, ctx) => test(ctx));
  byViewer.add(fresh);
  return fresh;
}

/** Whether a rule looks at nothing but who asks. */
export const isOfViewer = (asked: Rule): boolean => byViewer.has(asked);

/** Everybody, signed in or not. */
export const anyone: Rule = ofViewer("anyone", () => true);

/** Whoever is signed in, whatever their rights. */
export const signedIn: Rule = ofViewer("signedIn", signedInNow);

/** Whoever is signed in and acts themselves: what no agent does for anybody, whatever it was granted. */
export const inPerson: Rule = ofViewer("inPerson", personally(signedInNow));

/** Whoever holds this permission now, and acts themselves. */
export function mayInPerson(permission: string): Rule {
  return ofViewer(
    `in person may ${permission}`,
    personally((ctx) => (ctx.visitor ? ctx.may(permission) : notSignedIn())),
  );
}

/** Everybody, signed in or not, but no agent. */
export const anyoneInPerson: Rule = ofViewer(
  "anyone in person",
  personally(() => true),
);

/** Whoever holds this permission now. */
export function may(permission: string): Rule {
  return ofViewer(`may ${permission}`, (ctx) => (ctx.visitor ? ctx.may(permission) : notSignedIn()));
}

/** The person that a row is about (its `id`), and nobody else; an agent is not the person. */
export const self: Rule = named("self", (row, ctx) => {
  if (!ctx.visitor) return notSignedIn();
  return !ctx.visitor.agentId && (row as { id?: string }).id === ctx.visitor.id;
});

/** The person that a row is about (its `id`), or whoever holds the permission; an agent is not the person. */
export function selfOr(permission: string): Rule {
  return named(`self or ${permission}`, (row, ctx) => {
    if (!ctx.visitor) return notSignedIn();
    const self = !ctx.visitor.agentId && (row as { id?: string }).id === ctx.visitor.id;
    return self || ctx.may(permission);
  });
}

function signedInNow(ctx: Context<unknown>): Answer {
  return ctx.visitor !== null || notSignedIn();
}

function personally(test: (ctx: Context<unknown>) => Answer): (ctx: Context<unknown>) => Answer {
  return (ctx) => (ctx.visitor?.agentId ? notForAgents() : test(ctx));
}

const notForAgents = () =>
  new AppError("FORBIDDEN", "An agent may not do this for anybody: the person does it themselves.");

const notSignedIn = () => new AppError("UNAUTHENTICATED", "Sign in first.");

/** What a rule says about somebody and a row: for the printed table of rights, outside of any request. */
export function decide(asked: Rule, row: { id: string }, viewer: Viewer | null): Promise<boolean> {
  const ctx = { visitor: viewer, may: (permission: string) => viewer?.permissions.has(permission) ?? false };
  return allows(asked, row, ctx as never);
}

/** What a rule says of a row now. */
export async function allows(asked: Rule, row: object, ctx: Context<never>): Promise<boolean> {
  return (await asked.resolve(row, {}, ctx as never, {} as never, {} as never)) === true;
}
