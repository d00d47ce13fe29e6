/** Where something stands in a text, both counted from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text, found once. */
export class Lines {
  readonly #starts = [0];

  constructor(text: string) {
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) this.#starts.push(end + 1);
  }

  placeAt(offset: number): Place {
    const index = this.#starts.findLastIndex((start) => start <= offset);
    return { line: index + 1, column: offset - (this.#starts[index] ?? 0) + 1 };
  }
}
