import { JobFailure } from "../jobs/failure.ts";

/** A server did not take a mail, or nobody could be reached; with what it answered, and nothing that it wrote besides. */
export class SmtpFailure extends JobFailure {
  constructor(
    code: string,
    message: string,
    readonly answer: { readonly code: number | null; readonly status: string | null },
    options: { readonly final: boolean; readonly noMailbox?: boolean },
  ) {
    super(code, message, options);
    this.noMailbox = options.noMailbox ?? false;
  }

  /** There is no such mailbox: writing to it again would only harm how our mail is thought of. */
  readonly noMailbox: boolean;
}

interface Said {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * What an error of the connection means. 5xx is the last word, but where our sign-in or TLS was refused: those are settings
 * and no word about the mail, which waits until they are mended. Everything else may go better in a while. The error itself is
 * no cause: a server's words repeat the address, and a cause is logged.
 */
export function smtpFailureOf(error: unknown): SmtpFailure {
  const { code, responseCode = null, response = "" } = (error ?? {}) as Said;
  const status = statusIn(response);
  const answer = { code: responseCode, status };
  const told = [responseCode, status].filter(Boolean).join(" ");
  if (code === "EAUTH")
    return new SmtpFailure("SMTP_AUTH", `The mail server refused our sign-in: ${told || "no code"}.`, answer, {
      final: false,
    });
  if (code === "ETLS")
    return new SmtpFailure("SMTP_TLS", "The mail server offers no TLS that we could trust.", answer, { final: false });
  if (responseCode === null || responseCode < 400)
    return new SmtpFailure("SMTP_UNREACHABLE", `The mail server did not answer: ${word(code)}.`, answer, {
      final: false,
    });
  if (responseCode < 500)
    return new SmtpFailure("SMTP_DEFERRED", `The mail server wants us to try later: ${told}.`, answer, {
      final: false,
    });
  const noMailbox = code === "EENVELOPE" && isAboutMailbox(responseCode, status);
  return new SmtpFailure("SMTP_REFUSED", `The mail server refused it: ${told}.`, answer, {
    final: true,
    noMailbox,
  });
}

/** Whether a refusal says that the mailbox is not there (RFC 3463): full, large and unwanted are others. */
export function isAboutMailbox(code: number | null, status: string | null): boolean {
  if (status) return /^5\.(1\.(1|2|3|6|10)|2\.1)$/.test(status);
  return code === 550 || code === 551 || code === 553;
}

/** The enhanced status code in what a server said. */
export function statusIn(response: string): string | null {
  return /(?:^|[\s-])([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(response)?.[1] ?? null;
}

function word(code: string | undefined): string {
  return code && /^\w{1,40}$/.test(code) ? code : "the connection broke";
}
