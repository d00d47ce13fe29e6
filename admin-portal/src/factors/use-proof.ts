import { useRef, useState } from "react";
import { isBackupCode, isCode } from "../codes/digits.ts";
import type { Sent } from "../codes/sent.ts";
import type { CodeOutcomeFragment, StepUpMethod } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { askPasskey } from "../passkeys/ceremony.ts";
import { useAttempt } from "../sign-in/use-attempt.ts";

/** The way that somebody has chosen, and the code that was sent for it. */
interface Place<Way> {
  method: Way;
  sent: Sent | null;
}

/** What somebody gave to prove who they are. */
export interface Answer<Way> {
  method: Way;
  password?: string;
  code?: string;
  challengeId?: string;
  passkey?: string;
}

interface Ways<Way> {
  first: Place<Way>;
  send(method: Way): Promise<CodeOutcomeFragment>;
  challenge(): Promise<{ challengeId: string; options: string }>;
  /** Hears of every change of place, to find back to it. */
  onMove?(place: Place<Way>): void;
}

/** Proving who one is in one of several ways: which one, what was sent for it, what is written, and the answer of it. */
export function useProof<Way extends StepUpMethod>({ first, send, challenge, onMove }: Ways<Way>) {
  const say = useText();
  const [place, setPlace] = useState(first);
  const [written, write] = useState("");
  const [isAnother, setAnother] = useState(false);
  const { busy, objection, attempt, object, forget } = useAttempt();
  const field = useRef<HTMLInputElement>(null);

  function move(next: Place<Way>) {
    setPlace(next);
    write("");
    onMove?.(next);
  }

  async function sendCode(method: Way) {
    const sent = await attempt(() => send(method));
    if (!sent) return;
    setAnother(place.method === method && place.sent !== null);
    move({ method, sent });
  }

  /** Whoever chooses to be sent a code wants it now. */
  async function choose(method: Way) {
    forget();
    move({ method, sent: null });
    if (isSent(method)) await sendCode(method);
  }

  async function answer(): Promise<Answer<Way> | null> {
    const { method, sent } = place;
    if (method === "PASSKEY") {
      return attempt(async () => {
        const { challengeId, options } = await challenge();
        return { method, challengeId, passkey: await askPasskey(options) };
      });
    }
    if (method === "PASSWORD") return { method, password: written };
    if (method === "BACKUP_CODE" && !isBackupCode(written))
      return object({ message: say("factors.backupCode.wrongForm") });
    if (method !== "BACKUP_CODE" && !isCode(written)) {
      return object({ message: say(method === "TOTP" ? "factors.totp.wrongForm" : "signIn.code.wrongForm") });
    }
    return { method, code: written, ...(sent && { challengeId: sent.challengeId }) };
  }

  /** Sends the code that is not sent yet, or has what was written used; what was against it is shown. */
  async function submit<Result>(use: (answer: Answer<Way>) => Promise<Result>) {
    if (isSent(place.method) && !place.sent) return void (await sendCode(place.method));
    const given = await answer();
    const result = given && (await attempt(() => use(given)));
    if (result) return result;
    field.current?.focus();
    field.current?.select();
  }

  return {
    place,
    written,
    write,
    isAnother,
    busy,
    objection,
    field,
    choose,
    sendAgain: () => sendCode(place.method),
    submit,
  };
}

export type Proof<Way extends StepUpMethod> = ReturnType<typeof useProof<Way>>;

/** Whether a code has to be sent first. */
function isSent(method: StepUpMethod): boolean {
  return method === "SMS" || method === "EMAIL" || method === "CODE";
}
