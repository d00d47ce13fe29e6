/** The names of the edge's cookies: the prefix ties them to this very origin, with Secure and without Domain. */
const COOKIES = {
  access: "__Host-access",
  refresh: "__Host-refresh",
  begin: "__Host-begin",
  device: "__Host-device",
} as const;

type Name = keyof typeof COOKIES;

/** Strict for the one that is worth most: it is sent to this site's own pages only. */
const SAME_SITE: Record<Name, "Lax" | "Strict"> = { access: "Lax", refresh: "Strict", begin: "Lax", device: "Lax" };

/** The edge's own cookies of a request, and whether there were any cookies at all. */
export interface Cookies extends Readonly<Partial<Record<Name, string>>> {
  /** A browser sent this, with whatever it had for this host. */
  readonly any: boolean;
}

/** Reads the Cookie header; a value that could not be one of ours counts as absent. */
export function readCookies(header: string | undefined): Cookies {
  const values = new Map<string, string>();
  for (const pair of header?.split(";") ?? []) {
    const [, name = "", value = ""] = /^\s*([^=\s]+)=([\w.~-]{1,4096})\s*$/.exec(pair) ?? [];
    if (!values.has(name)) values.set(name, value);
  }
  const read = (name: Name) => values.get(COOKIES[name]) || undefined;
  return {
    any: Boolean(header),
    access: read("access"),
    refresh: read("refresh"),
    begin: read("begin"),
    device: read("device"),
  };
}

/** A Set-Cookie header; without a term the cookie lasts as long as the browser runs. */
export function setCookie(name: Name, value: string, until?: Date): string {
  const seconds = until && Math.max(0, Math.floor((until.getTime() - Date.now()) / 1000));
  const term = seconds === undefined ? "" : `; Max-Age=${seconds}`;
  return `${COOKIES[name]}=${value}; Path=/; Secure; HttpOnly; SameSite=${SAME_SITE[name]}${term}`;
}

/** A Set-Cookie header that takes the cookie away. */
export function clearCookie(name: Name): string {
  return setCookie(name, "", new Date(0));
}
