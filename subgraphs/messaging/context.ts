import type { Context } from "../shared/context.ts";
import type { MessagingSettings } from "./settings.ts";

/** A request within messaging. */
export type MessagingContext = Context<MessagingSettings>;
