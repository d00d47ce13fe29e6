/** Things by a key that several of them share; a key without any is forgotten. */
export class Groups<T> {
  readonly #sets = new Map<string, Set<T>>();

  get size(): number {
    return this.#sets.size;
  }

  add(key: string, thing: T): void {
    const set = this.#sets.get(key);
    if (set) set.add(thing);
    else this.#sets.set(key, new Set([thing]));
  }

  remove(key: string, thing: T): void {
    const set = this.#sets.get(key);
    if (set?.delete(thing) && set.size === 0) this.#sets.delete(key);
  }

  /** Those of a key; a copy, so that they may leave while somebody goes through them. */
  of(key: string): readonly T[] {
    return [...(this.#sets.get(key) ?? [])];
  }
}
