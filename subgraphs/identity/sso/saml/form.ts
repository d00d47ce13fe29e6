import { MOST_BYTES } from "./screen.ts";

/** What a form around a message of that size has at most: base64, its escapes, and a RelayState. */
const MOST_FORM = MOST_BYTES * 2;
const FORM = "application/x-www-form-urlencoded";

/** The fields of a form that a browser posted; null of anything else, of one that is too large, and where one stands twice. */
export async function formOf(request: Request, expected: readonly string[]): Promise<URLSearchParams | null> {
  if (request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() !== FORM) return null;
  const body = await request.text();
  if (body.length > MOST_FORM) return null;
  const fields = new URLSearchParams(body);
  return expected.some((name) => fields.getAll(name).length > 1) ? null : fields;
}
