/**
 * A stream of what `next` gives, until it gives no more or is left. A plain iterator: the return() of an async generator
 * would wait for the next value, and who leaves is to be gone at once.
 */
export function streamOf<T>(next: () => Promise<IteratorResult<T>>, leave: () => unknown): AsyncIterableIterator<T> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next,
    async return() {
      await leave();
      return OVER;
    },
  };
}

/** Nothing comes any more. */
export const OVER = { value: undefined, done: true } as const;

/** A stream with each value turned into another. What breaks, the source or the turning, ends it with one last value. */
export function mapStream<From, To>(
  source: AsyncIterableIterator<From>,
  onValue: (value: From) => To,
  onBreak: (error: unknown) => To,
): AsyncIterableIterator<To> {
  let ended = false;
  const next = async (): Promise<IteratorResult<To>> => {
    if (ended) return OVER;
    try {
      const { value, done } = await source.next();
      if (!done && !ended) return { value: onValue(value), done: false };
      ended = true;
      return OVER;
    } catch (error) {
      if (ended) return OVER;
      ended = true;
      source.return?.().catch(() => {});
      return { value: onBreak(error), done: false };
    }
  };
  return streamOf(next, () => {
    ended = true;
    return source.return?.();
  });
}

/** A stream with each value turned into another in its own time; who leaves meanwhile is gone at once. */
export function mapLater<From, To>(
  source: AsyncIterableIterator<From>,
  turn: (value: From) => Promise<To>,
): AsyncIterableIterator<To> {
  const next = async (): Promise<IteratorResult<To>> => {
    const { value, done } = await source.next();
    return done ? OVER : { value: await turn(value), done: false };
  };
  return streamOf(next, () => source.return?.());
}
