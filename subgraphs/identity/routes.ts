import type { z } from "zod";
import { AppError, appErrorOf } from "../shared/errors.ts";

/** Answers a request; what is refused is said with its code. */
export async function answered(answer: () => Promise<Response | null>): Promise<Response | null> {
  try {
    return await answer();
  } catch (error) {
    const coded = appErrorOf(error);
    if (!coded) throw error;
    const status = coded.extensions.code === "UNAUTHENTICATED" ? 401 : 400;
    return json(status, { ...coded.extensions, message: coded.message });
  }
}

/** Reads a body of this shape. */
export async function read<T>(request: Request, shape: z.ZodType<T>): Promise<T> {
  const { data } = shape.safeParse(await request.json().catch(() => null));
  if (!data) throw new AppError("INVALID", "The body is not what this route takes.");
  return data;
}

export function json(status: number, body: unknown, cacheControl = "no-store"): Response {
  return Response.json(body, { status, headers: { "cache-control": cacheControl } });
}
