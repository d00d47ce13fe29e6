import { sharedValue } from "../app/shared-value.ts";

/** Whether the list of shortcuts is open. */
export const shortcutsShown = sharedValue(false);
