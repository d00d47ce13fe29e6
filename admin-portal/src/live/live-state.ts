import { sharedValue } from "../app/shared-value.ts";

/** How the stream of changes is doing; `live` shows a small green light, the others say so. */
export const liveState = sharedValue<LiveState>("connecting");

/** How a stream is doing. */
export type LiveState = "live" | "connecting" | "offline";
