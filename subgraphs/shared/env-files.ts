import { readFileSync } from "node:fs";
import type { z } from "zod";

/** The environment with its files read, and what was wrong with them. */
interface Resolved {
  readonly source: NodeJS.ProcessEnv;
  readonly faults: readonly string[];
}

/**
 * Secrets come as files: `X_FILE` names the file that holds X, and `X_URL_PASSWORD` or `X_URL_PASSWORD_FILE` the password
 * that belongs into X_URL, so that an address is no secret. A value that is given twice is a fault, never a guess.
 */
export function withFiles(shape: z.ZodRawShape, given: NodeJS.ProcessEnv): Resolved {
  const source = { ...given };
  const faults: string[] = [];
  const fromFile = (name: string) => {
    const path = given[`${name}_FILE`];
    if (!path) return;
    if (given[name]) faults.push(`${name}: is given, and ${name}_FILE as well`);
    else source[name] = contentOf(path) ?? fault(`${name}_FILE: cannot be read`);
  };
  const fault = (text: string) => {
    faults.push(text);
    return undefined;
  };
  for (const name of Object.keys(shape)) {
    fromFile(name);
    if (!name.endsWith("_URL")) continue;
    fromFile(`${name}_PASSWORD`);
    const [url, password] = [source[name], source[`${name}_PASSWORD`]];
    if (password && url) source[name] = withPassword(url, password) ?? fault(`${name}: must be a URL`);
  }
  return { source, faults };
}

/** The line of a file without the end that editors add; null when nobody may read it, or there is none. */
function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trimEnd();
  } catch {
    return null;
  }
}

function withPassword(url: string, password: string): string | null {
  const complete = URL.canParse(url) ? new URL(url) : null;
  if (complete) complete.password = encodeURIComponent(password);
  return complete?.href ?? null;
}
