/** A kind of case: what it is called, what is said when it is opened, what the people who work it write. */
export interface Story {
  readonly weight: number;
  readonly titles: readonly string[];
  readonly description: string;
  readonly notes: readonly string[];
  readonly waits: readonly string[];
  readonly outcomes: readonly string[];
}
