/** What a run is told when it begins. */
export interface InputDefinition {
  type: "case" | "text" | "number" | "flag";
  optional?: boolean;
}

/** The parts of a definition that pages look at; the server has checked it. */
interface Definition {
  description?: string;
  input: Record<string, InputDefinition>;
  schedule?: { cron: string; timeZone: string };
}

/** A definition as the API gives it. */
export function readDefinition(definition: unknown): Definition {
  return { input: {}, ...(definition as Partial<Definition> | null) };
}
