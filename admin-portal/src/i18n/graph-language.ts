import type { Language as GraphLanguage } from "../gql/graphql.ts";
import type { Language } from "./language.ts";

/** A language as the graph names it. */
export function graphLanguage(language: Language): GraphLanguage {
  return language === "hi" ? "HI" : "EN";
}
