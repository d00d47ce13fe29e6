/**
 * A stream with each value turned into another. What breaks, the source or the turning, ends it with one last value. A
 * plain iterator: the return() of an async generator would wait for the next value, and who leaves is to be gone at once.
 */
export function mapStream<From, To>(
  source: AsyncIterableIterator<From>,
  onValue: (value: From) => To,
  onBreak: (error: unknown) => To,
): AsyncIterableIterator<To> {
  let ended = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (ended) return { value: undefined, done: true };
      try {
        const { value, done } = await source.next();
        if (!done && !ended) return { value: onValue(value), done: false };
        ended = true;
        return { value: undefined, done: true };
      } catch (error) {
        if (ended) return { value: undefined, done: true };
        ended = true;
        source.return?.().catch(() => {});
        return { value: onBreak(error), done: false };
      }
    },
    async return() {
      ended = true;
      await source.return?.();
      return { value: undefined, done: true };
    },
  };
}

/** A stream with each value turned into another in its own time; who leaves meanwhile is gone at once. */
export function mapLater<From, To>(
  source: AsyncIterableIterator<From>,
  turn: (value: From) => Promise<To>,
): AsyncIterableIterator<To> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const { value, done } = await source.next();
      return done ? { value: undefined, done: true } : { value: await turn(value), done: false };
    },
    async return() {
      await source.return?.();
      return { value: undefined, done: true };
    },
  };
}
