import { useEffect, useState } from "react";

/** An operation that shows something of the API, as the server lists them. */
export interface Example {
  name: string;
  description: string;
  query: string;
  variables: Record<string, unknown>;
}

/** The examples; none where the server has none. */
export function useExamples(): Example[] {
  const [examples, setExamples] = useState<Example[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    fetch("/explorer/examples.json", { signal: abort.signal })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(setExamples, () => setExamples([]));
    return () => abort.abort();
  }, []);
  return examples;
}

/** "case-in-full" as a title. */
export function titleOf({ name }: Example): string {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
