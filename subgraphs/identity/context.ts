import type { Context } from "../shared/context.ts";
import type { IdentitySettings } from "./settings.ts";

/** A request within identity. */
export type IdentityContext = Context<IdentitySettings>;
