import type { Twilio } from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient.js";
import { JobFailure } from "../jobs/failure.ts";

/** How Twilio is reached, and for how long it is waited for. */
export interface TwilioPlace {
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** A number of ours, a sender's name, or a Messaging Service. */
  readonly from: string;
  readonly wholeMs: number;
}

const TOO_MANY_REQUESTS = 429;

/** Hands one text message to Twilio; what it answered besides a refusal's number is not kept, the address may stand in it. */
export async function sendOverTwilio(
  place: TwilioPlace,
  { to, text }: { readonly to: string; readonly text: string },
  signal: AbortSignal,
): Promise<void> {
  const client = await clientOf(place);
  const sender = /^MG[0-9a-f]{32}$/i.test(place.from) ? { messagingServiceSid: place.from } : { from: place.from };
  try {
    await unlessAborted(client.messages.create({ to, body: text, ...sender }), signal);
  } catch (error) {
    throw smsFailureOf(error);
  }
}

/**
 * What an error means. A 4xx is the last word about this message, but for too many at once and a sign-in of ours that was
 * refused: that is a setting. Everything else may go better in a while. The error itself is no cause: Twilio's words repeat the
 * number, and a cause is logged.
 */
function smsFailureOf(error: unknown): JobFailure {
  const { status, code } = (error ?? {}) as { readonly status?: unknown; readonly code?: unknown };
  const told = [status, code].filter((part) => typeof part === "number").join(", ");
  if (typeof status !== "number") return new JobFailure("SMS_UNREACHABLE", `Twilio did not answer: ${word(code)}.`);
  if (status === 401 || status === 403) return new JobFailure("SMS_AUTH", `Twilio refused our sign-in: ${told}.`);
  if (status >= 500 || status === TOO_MANY_REQUESTS)
    return new JobFailure("SMS_DEFERRED", `Twilio wants us to try later: ${told}.`);
  return new JobFailure("SMS_REFUSED", `Twilio refused it: ${told}.`, { final: true });
}

/** Loaded when the first message is sent: most processes send none, and the package is large. */
async function clientOf({ url, accountSid, authToken, wholeMs }: TwilioPlace): Promise<Twilio> {
  const { default: twilio } = await import("twilio");
  class AtPlace extends twilio.RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      const { pathname, search } = new URL(options.uri);
      return super.request({ ...options, uri: `${url}${pathname}${search}` });
    }
  }
  return twilio(accountSid, authToken, { httpClient: new AtPlace({ timeout: wholeMs, keepAlive: false }) });
}

async function unlessAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  await Promise.race([work, aborted.promise]).finally(() => signal.removeEventListener("abort", abort));
}

function word(code: unknown): string {
  return typeof code === "string" && /^\w{1,40}$/.test(code) ? code : "the connection broke";
}
