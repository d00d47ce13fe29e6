import { sharedValue } from "../app/shared-value.ts";

/** Whether the last request reached the server. */
export const reachable = sharedValue(true);
