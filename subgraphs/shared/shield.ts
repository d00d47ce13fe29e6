import { createRequire } from "node:module";
import util from "node:util";

// graphql-shield 7.6 calls util.isUndefined, which Node removed in 23; both packages load through CommonJS so that one
// copy of graphql serves them.
Object.assign(util, { isUndefined: (value: unknown) => value === undefined });
const require = createRequire(import.meta.url);

export const { deny, rule, shield } = require("graphql-shield") as typeof import("graphql-shield");
export const { applyMiddleware } = require("graphql-middleware") as typeof import("graphql-middleware");
