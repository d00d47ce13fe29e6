import { Language } from "../../../shared/words/language.ts";
import { ENGLISH } from "./english.ts";
import { HINDI } from "./hindi.ts";
import type { MessageId, Words } from "./message.ts";

/** Every message in every language. */
export type Catalogue = Readonly<Record<Language, Readonly<Record<MessageId, Words>>>>;

/** The words themselves; checked when a process starts. */
export const CATALOGUE: Catalogue = { [Language.EN]: ENGLISH, [Language.HI]: HINDI };
