import { getOperationAST, parse } from "graphql";
import { useEffect, useRef, useState } from "react";
import { type Answer, sendOnce, subscribe } from "./send.ts";

/** What the result pane shows: one answer, the events of a stream, or why there is neither. */
export interface Outcome {
  answer?: Answer;
  events?: unknown[];
  /** Why a stream ended, or why nothing could be sent. */
  note?: string;
}

const EVENTS_KEPT = 100;

/** Runs what was written; a subscription goes on until it is stopped. */
export function useRun(token: () => Promise<string | null>) {
  const [outcome, setOutcome] = useState<Outcome>({});
  const [running, setRunning] = useState(false);
  const stopStream = useRef<() => void>(undefined);
  useEffect(() => () => stopStream.current?.(), []);

  async function run(query: string, variables: string) {
    stop();
    setRunning(true);
    try {
      const operation = { query, variables: JSON.parse(variables.trim() || "{}"), token: await token() };
      if (getOperationAST(parse(query))?.operation === "subscription") return follow(operation);
      setOutcome({ answer: await sendOnce(operation) });
    } catch (error) {
      setOutcome({ note: (error as Error).message });
    }
    setRunning(false);
  }

  function follow(operation: Parameters<typeof subscribe>[0]) {
    setOutcome({ events: [] });
    stopStream.current = subscribe(
      operation,
      (event) => setOutcome(({ events = [] }) => ({ events: [event, ...events].slice(0, EVENTS_KEPT) })),
      (note) => {
        setOutcome(({ events }) => ({ events, note }));
        setRunning(false);
      },
    );
  }

  function stop() {
    stopStream.current?.();
    stopStream.current = undefined;
    setRunning(false);
  }

  return { outcome, running, run, stop };
}
