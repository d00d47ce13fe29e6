/** What a tab remembers of somebody who left for another sign-in page. */
interface Note {
  /** The page of the portal to which they go on. */
  readonly next: string;
  /** What was typed before, so that it need not be typed again. */
  readonly identifier?: string;
}

const KEY = "casegraph.journey";
const HOLDS_MS = 10 * 60_000;
const PURPOSES = ["SIGN_IN", "LINK", "TEST"] as const;

/** How somebody came back: with a journey to finish, with a refusal, or with neither. */
export interface Arrival extends Note {
  readonly purpose: (typeof PURPOSES)[number];
  readonly journeyId: string | null;
  readonly refused: string | null;
}

/** Leaves for the other sign-in page; this tab remembers where to go on, as long as the way there and back may take. */
export function leaveFor(url: string, note: Note): void {
  sessionStorage.setItem(KEY, JSON.stringify({ ...note, at: Date.now() }));
  location.assign(url);
}

/** Reads an address like `/sign-in/sso?purpose=LINK&to=/account#0b1f…`; what is not as it should be counts for nothing. */
export function arrivalOf({ search, hash }: { search: string; hash: string }): Arrival {
  const said = new URLSearchParams(search);
  const purpose = PURPOSES.find((one) => one === said.get("purpose")) ?? "SIGN_IN";
  const to = said.get("to") ?? "/";
  return {
    purpose,
    journeyId: /^#([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(hash)?.[1] ?? null,
    refused: /^SSO_[A-Z_]{1,40}$/.exec(said.get("refused") ?? "")?.[0] ?? null,
    next: /^\/(?![/\\])[\w/-]*$/.test(to) ? to : "/",
    ...takeNote(),
  };
}

/** Told once, and not after the way took too long. */
function takeNote(): Note | null {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!text) return null;
  const { at, ...note } = JSON.parse(text) as Note & { at: number };
  return Date.now() - at < HOLDS_MS ? note : null;
}
