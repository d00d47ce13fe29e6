import type { GraphQLSchema } from "graphql";
import type { Context, Viewer } from "./context.ts";
import { AppError } from "./errors.ts";
import { allow, applyMiddleware, deny, rule, shield } from "./shield.ts";

export type Rule = ReturnType<ReturnType<typeof rule>>;

/** Who may, on one page: type, then field (`"*"` for the rest), then rule. What is not named is refused. */
export type RuleTable = Readonly<Record<string, Readonly<Record<string, Rule>>>>;

const made = new Map<string, Rule>();

/** Makes each rule once, because shield tells rules apart by name. Never cached: a cached answer leaked across aliases. */
function named(name: string, test: (parent: unknown, ctx: Context<unknown>) => boolean | AppError): Rule {
  const known = made.get(name);
  if (known) return known;
  const fresh = rule(name, { cache: "no_cache" })((parent: unknown, _args: unknown, ctx: Context<unknown>) =>
    test(parent, ctx),
  );
  made.set(name, fresh);
  return fresh;
}

/** Everybody, signed in or not. */
export const anyone: Rule = named("anyone", () => true);

/** Whoever is signed in, whatever their rights. */
export const signedIn: Rule = named("signedIn", (_parent, ctx) => ctx.visitor !== null || notSignedIn());

/** Whoever holds this permission now. */
export function may(permission: string): Rule {
  return named(`may ${permission}`, (_parent, ctx) => (ctx.visitor ? ctx.may(permission) : notSignedIn()));
}

/** The person that a row is about (its `id`), or whoever holds the permission. */
export function selfOr(permission: string): Rule {
  return named(`self or ${permission}`, (parent, ctx) => {
    if (!ctx.visitor) return notSignedIn();
    return (parent as { id?: string }).id === ctx.visitor.id || ctx.may(permission);
  });
}

const notSignedIn = () => new AppError("UNAUTHENTICATED", "Sign in first.");

/** What a rule says about somebody and a row: for the printed table of rights, outside of any request. */
export async function decide(asked: Rule, row: { id: string }, viewer: Viewer | null): Promise<boolean> {
  const ctx = { visitor: viewer, may: (permission: string) => viewer?.permissions.has(permission) ?? false };
  return (await asked.resolve(row, {}, ctx as never, {} as never, {} as never)) === true;
}

/**
 * Puts the table around a schema: every field of every type, entities included, and a subscription both when it is
 * opened and at every event. Deny is what happens where the table is silent.
 */
export function guard(schema: GraphQLSchema, table: RuleTable): GraphQLSchema {
  const federation = {
    Query: {
      ...table.Query,
      _service: allow,
      ...(schema.getQueryType()?.getFields()._entities && { _entities: allow }),
    },
    _Service: { sdl: allow },
  };
  // Shield hides a resolver's own errors behind this one; ours pass, the formatter masks the rest.
  const fallbackError = (error: unknown) => error ?? new AppError("FORBIDDEN", "You may not do this.");
  // Shield types its context as a bag of its own; ours is a Context.
  const rules = shield({ ...table, ...federation }, { fallbackRule: deny, fallbackError: fallbackError as never });
  return guardSubscriptions(schema, rules, applyMiddleware(schema, rules));
}

/** graphql-middleware wraps `resolve` where a subscription has one, and then leaves `subscribe` open: wrap that too. */
function guardSubscriptions(
  schema: GraphQLSchema,
  rules: ReturnType<typeof shield>,
  guarded: GraphQLSchema,
): GraphQLSchema {
  const source = schema.getSubscriptionType();
  const target = guarded.getSubscriptionType();
  if (!source || !target) return guarded;
  const fields = Object.values(source.getFields());
  const resolvers = fields.map((field) => field.resolve);
  for (const field of fields) field.resolve = undefined;
  const opening = applyMiddleware(schema, rules).getSubscriptionType()?.getFields() ?? {};
  fields.forEach((field, index) => {
    field.resolve = resolvers[index];
  });
  for (const [name, field] of Object.entries(target.getFields())) field.subscribe = opening[name]?.subscribe;
  return guarded;
}
