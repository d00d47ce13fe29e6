import { sharedValue } from "../app/shared-value.ts";

/** How the stream of changes is doing; `live` shows a small green light, the others say so. */
export const liveState = sharedValue<"live" | "connecting" | "offline">("connecting");
