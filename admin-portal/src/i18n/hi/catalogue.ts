import { messages } from "./messages.ts";
import { reactAdminMessages } from "./react-admin.ts";

/** Every word in Hindi. */
export const catalogue = { ...reactAdminMessages, ...messages };
