import { expect } from "vitest";
import type { Code } from "../../subgraphs/shared/errors.ts";

/** An error as a client must see it: its code, where it happened, and the fields it names. */
export function coded(code: Code, field: string, extensions: Record<string, unknown> = {}) {
  return expect.objectContaining({
    path: expect.arrayContaining([field]),
    extensions: expect.objectContaining({ code, ...extensions }),
  });
}
