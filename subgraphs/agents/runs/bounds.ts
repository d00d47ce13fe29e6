import { JobFailure } from "../../shared/jobs/failure.ts";
import type { Seen } from "../registry/agent.ts";
import type { Call, Recorder } from "./recorder.ts";

/** What a step may give, and what is kept of what it asked, in bytes of JSON. */
const MOST_OUTPUT = 256 * 1024;
const MOST_CALLS = 2 * 1024 * 1024;
const MOST_EVIDENCE = 1000;

/** NUL and half of a surrogate pair, as JSON writes them: PostgreSQL holds neither. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** What fails a step for good: another try would come to the same. */
export const finalFailure = (code: string, message: string) => new JobFailure(code, message, { final: true });

/** What a step came to, where it can be kept whole; nothing of a result is left out in silence. */
export function boundedWork(
  output: unknown,
  { calls, seen }: Recorder,
): { output: unknown; calls: Call[]; seen: Seen[] } {
  const [gave, asked, rests] = [output, calls, seen].map((part) => JSON.stringify(part) ?? "") as [
    string,
    string,
    string,
  ];
  const bytes = Buffer.byteLength(gave);
  if (bytes > MOST_OUTPUT)
    throw finalFailure(
      "INVALID",
      `The output has ${bytes} bytes, and ${MOST_OUTPUT} are the most: have the step give less.`,
    );
  if (Buffer.byteLength(asked) > MOST_CALLS)
    throw finalFailure(
      "INVALID",
      `What the step asked and was answered has more than ${MOST_CALLS} bytes: have it ask less.`,
    );
  if (seen.length > MOST_EVIDENCE)
    throw finalFailure("INVALID", `The step rests on ${seen.length} things, and ${MOST_EVIDENCE} are the most.`);
  if ([gave, asked, rests].some((text) => UNSTORABLE.test(text)))
    throw finalFailure(
      "INVALID",
      "The step gave or asked a text with NUL or half a character, which nothing can hold.",
    );
  return { output, calls, seen };
}

/** What a step had asked and seen when it failed, as far as it can be kept; how many calls are left out is said. */
export function leftOf(recorders: readonly Recorder[]): { calls: Call[]; seen: Seen[] } {
  const asked = recorders.flatMap(({ calls }) => calls);
  const calls: Call[] = [];
  let bytes = 0;
  for (const call of asked) {
    const text = JSON.stringify(call);
    bytes += Buffer.byteLength(text);
    if (bytes <= MOST_CALLS && !UNSTORABLE.test(text)) calls.push(call);
  }
  const leftOut = asked.length - calls.length;
  const seen = recorders.flatMap((recorder) => recorder.seen).filter((one) => !UNSTORABLE.test(JSON.stringify(one)));
  return { calls: leftOut ? [...calls, { leftOut }] : calls, seen: seen.slice(0, MOST_EVIDENCE) };
}
