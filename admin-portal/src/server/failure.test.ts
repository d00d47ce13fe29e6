import { describe, expect, it } from "vitest";
import { Failure, failedAs, failureFrom, isUnreachable } from "./failure.ts";

describe("a coded error", () => {
  it("becomes a failure that pages can branch on", () => {
    const failure = failureFrom({ message: "Changed meanwhile.", extensions: { code: "CONFLICT", version: 4 } });

    expect(failure).toBeInstanceOf(Failure);
    expect(failedAs(failure, "CONFLICT")).toBe(true);
    expect(failure).toMatchObject({ status: 409, message: "Changed meanwhile.", details: { version: 4 } });
  });

  it("marks the fields that were refused, by the names that forms use", () => {
    const failure = failureFrom({ message: "Too short.", extensions: { code: "INVALID", fields: ["input.title"] } });

    expect(failure.body.errors).toEqual({ title: "Too short." });
  });

  it("of a kind that the portal does not know is not shown to people as it is", () => {
    const failure = failureFrom({
      message: "ECONNREFUSED 10.0.0.7",
      extensions: { code: "SOMETHING", requestId: "r1" },
    });

    expect(failure).toMatchObject({ code: "INTERNAL", message: "failure.INTERNAL", details: { requestId: "r1" } });
  });

  it("that says what else is away is told as it was said, and the server is there", () => {
    const extensions = { code: "UNAVAILABLE", reason: "SSO_UNAVAILABLE" };
    const failure = failureFrom({ message: "Your provider does not answer.", extensions });

    expect(failure.message).toBe("Your provider does not answer.");
    expect(isUnreachable(failure)).toBe(false);
  });

  it("that the server was too busy is told in the reader's language", () => {
    const extensions = { code: "UNAVAILABLE", reason: "BUSY" };

    expect(failureFrom({ message: "Try again.", extensions }).message).toBe("failure.BUSY");
  });

  it("is worth another try only when the server was away", () => {
    expect(isUnreachable(failureFrom({ message: "", extensions: { code: "UNAVAILABLE" } }))).toBe(true);
    expect(isUnreachable(failureFrom({ message: "", extensions: { code: "FORBIDDEN" } }))).toBe(false);
    expect(isUnreachable(new Error("aborted"))).toBe(false);
  });
});
