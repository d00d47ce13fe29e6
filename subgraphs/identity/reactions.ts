import type { Reaction } from "../shared/reactions/reactions.ts";

/** What identity does about events: nothing yet, it is where they begin. */
export const reactions: readonly Reaction[] = [];
