import reactAdminMessages from "ra-language-english";
import { messages } from "./messages.ts";

/** Every word in English. */
export const catalogue = { ...reactAdminMessages, ...messages };
