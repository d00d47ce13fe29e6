/** Something that a test holds shut for as long as it needs. */
export interface Gate {
  shut(): void;
  open(): void;
  /** Resolves when it is open. */
  passed(): Promise<void>;
  /** Resolves when somebody stands before it while it is shut. */
  reached(): Promise<void>;
}

/** Open until it is shut. */
export function gate(): Gate {
  let isOpen = true;
  let arrived = false;
  let waiting: (() => void)[] = [];
  let expecting: (() => void)[] = [];
  const release = (those: (() => void)[]) => {
    for (const go of those) go();
  };
  return {
    shut() {
      isOpen = false;
      arrived = false;
    },
    open() {
      isOpen = true;
      release(waiting);
      waiting = [];
    },
    async passed() {
      if (isOpen) return;
      arrived = true;
      release(expecting);
      expecting = [];
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    async reached() {
      if (!arrived) await new Promise<void>((resolve) => expecting.push(resolve));
    },
  };
}

/** A promise that a test resolves. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
