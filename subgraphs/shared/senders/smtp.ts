import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Message } from "./message.ts";
import { smtpFailureOf, statusIn } from "./smtp.failure.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** How a mail server is reached, and for how long it is waited for. */
export interface SmtpPlace {
  /** `smtp://` with STARTTLS, which is required beyond this machine, or `smtps://`. */
  readonly url: string;
  /** Until it answers the first word, and between any two. */
  readonly silenceMs: number;
  /** For a whole message. */
  readonly wholeMs: number;
}

/** What a server said when it took a message. */
interface Accepted {
  readonly code: number;
  readonly status: string | null;
}

/**
 * Hands one message to a server, over a connection of its own. TLS is required beyond this machine; a server that is
 * silent, slow or gone is given up, and whatever it was told by then, the message's id says that it is the same one.
 */
export function sendOverSmtp(place: SmtpPlace, { envelope, raw }: Message, signal: AbortSignal): Promise<Accepted> {
  const { url, silenceMs, wholeMs } = place;
  const late = AbortSignal.timeout(wholeMs);
  const connection = new SMTPConnection(optionsOf(new URL(url), silenceMs));
  return new Promise<Accepted>((resolve, reject) => {
    const fail = (error: unknown) => {
      // First: closing says that the connection has ended, which would be the reason then.
      reject(smtpFailureOf(error));
      connection.close();
    };
    const giveUp = () => fail(Object.assign(new Error("The server took too long."), { code: "ETIMEDOUT" }));
    late.addEventListener("abort", giveUp, { once: true });
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) return giveUp();
    connection.on("error", fail);
    connection.once("end", () => fail(Object.assign(new Error("The server hung up."), { code: "ECONNECTION" })));
    const send = () =>
      connection.send({ from: envelope.from, to: [envelope.to] }, raw, (error, info) => {
        if (error) return fail(error);
        resolve({ code: Number.parseInt(info?.response ?? "", 10) || 250, status: statusIn(info?.response ?? "") });
        connection.quit();
      });
    const { username, password } = new URL(url);
    const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
    connection.connect((error) => {
      if (error) return fail(error);
      if (!user) return send();
      connection.login({ credentials: { user, pass } }, (refused) => (refused ? fail(refused) : send()));
    });
  });
}

function optionsOf({ protocol, hostname, port }: URL, silenceMs: number) {
  const secure = protocol === "smtps:";
  const here = LOOPBACK.test(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !here,
    // A server on this very machine rarely has a certificate that anybody could check.
    ignoreTLS: here,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    dnsTimeout: silenceMs,
    socketCloseTimeout: 1_000,
    maxResponseSize: 64 * 1024,
    allowInternalNetworkInterfaces: true,
    tls: { minVersion: "TLSv1.2" as const },
  };
}
