/** What was tried of a family, what of it was accepted, and how many of its controls were; as many as tried, if all is well. */
export interface FamilyFigures {
  readonly tried: number;
  readonly accepted: number;
  readonly controlAccepted: number;
}

/** Families that are one: hostile GraphQL is, over whichever transport it comes. */
export function sumOf(families: readonly FamilyFigures[]): FamilyFigures {
  const sum = (of: (family: FamilyFigures) => number) => families.reduce((total, family) => total + of(family), 0);
  return {
    tried: sum(({ tried }) => tried),
    accepted: sum(({ accepted }) => accepted),
    controlAccepted: sum(({ controlAccepted }) => controlAccepted),
  };
}

/** Counts a family's vectors, and says each that went wrong by its name. */
export class Tally {
  readonly #figures = { tried: 0, accepted: 0, controlAccepted: 0 };

  constructor(private readonly say: (line: string) => void) {}

  get figures(): FamilyFigures {
    return { ...this.#figures };
  }

  /** `answer` is the last that was given: why a control was refused. */
  note(name: string, accepted: boolean, controlAccepted: boolean, answer = ""): void {
    this.#figures.tried += 1;
    if (accepted) this.#figures.accepted += 1;
    if (controlAccepted) this.#figures.controlAccepted += 1;
    if (accepted) this.say(`accepted: ${name}`);
    if (!controlAccepted) this.say(`the control was refused: ${name}: ${answer}`);
  }
}
