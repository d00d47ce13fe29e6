import {
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { AppError } from "./errors.ts";
import { anyone, isOfViewer, type Rule, type RuleTable } from "./rules.ts";
import { applyMiddleware, deny, shield } from "./shield.ts";

/** A schema behind its table of rights, in the two forms in which it runs. */
export interface Guarded {
  /** Every field asks its rule, every time. What is not decided beforehand runs on this one. */
  readonly schema: GraphQLSchema;
  /** Asks only rules that look at a row: for an operation whose other rules, `rulesOf`, have just allowed it. */
  readonly admitted: GraphQLSchema;
  /** The rules of all that a document selects that look at nothing but who asks, each once. */
  readonly rulesOf: (document: DocumentNode) => readonly Rule[];
}

/**
 * Puts the table around a schema: every field of every type, entities included, and a subscription both when it is
 * opened and at every event. Deny is what happens where the table is silent.
 */
export function guard(schema: GraphQLSchema, rights: RuleTable): Guarded {
  const table: RuleTable = {
    ...rights,
    Query: {
      ...rights.Query,
      _service: anyone,
      ...(schema.getQueryType()?.getFields()._entities && { _entities: anyone }),
    },
    _Service: { sdl: anyone },
  };
  const ruleOf = (type: string, field: string): Rule | undefined => table[type]?.[field] ?? table[type]?.["*"];
  // Shield hides a resolver's own errors behind this one; ours pass, the formatter masks the rest.
  const fallbackError = (error: unknown) => error ?? new AppError("FORBIDDEN", "You may not do this.");
  // Shield types its context as a bag of its own; ours is a Context.
  const rules = shield(table, { fallbackRule: deny, fallbackError: fallbackError as never });
  return {
    schema: guardSubscriptions(schema, rules, applyMiddleware(schema, rules)),
    admitted: withoutRulesOfViewer(schema, applyMiddleware(schema, rules), ruleOf),
    rulesOf: (document) => rulesOfViewer(schema, document, ruleOf),
  };
}

type RuleOf = (type: string, field: string) => Rule | undefined;

/** Gives a field its plain resolver back where its rule is of who asks; one without a rule stays refused. */
function withoutRulesOfViewer(source: GraphQLSchema, guarded: GraphQLSchema, ruleOf: RuleOf): GraphQLSchema {
  for (const type of Object.values(guarded.getTypeMap()).filter(isObjectType)) {
    const plain = source.getType(type.name);
    for (const field of Object.values(type.getFields())) {
      const rule = ruleOf(type.name, field.name);
      if (rule && isOfViewer(rule) && isObjectType(plain)) field.resolve = plain.getFields()[field.name]?.resolve;
    }
  }
  return guarded;
}

function rulesOfViewer(schema: GraphQLSchema, document: DocumentNode, ruleOf: RuleOf): readonly Rule[] {
  const rules = new Set<Rule>();
  const info = new TypeInfo(schema);
  const ask = {
    Field() {
      const parent = info.getParentType();
      const field = info.getFieldDef()?.name;
      if (!parent || !field) return;
      for (const { name } of isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent]) {
        const rule = ruleOf(name, field);
        if (rule && isOfViewer(rule)) rules.add(rule);
      }
    },
  };
  visit(document, visitWithTypeInfo(info, ask));
  return [...rules];
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
