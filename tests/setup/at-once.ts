/** Does the same with each, so many at a time: what waits for jobs and answers waits together. */
export async function atOnce<T>(many: number, each: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = each.values();
  const worker = async () => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: many }, worker));
}
