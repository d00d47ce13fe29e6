import { describe, expect, it } from "vitest";
import { acceptedType } from "./media.ts";

describe("the media type of an answer", () => {
  it.each([
    [undefined, "application/json"],
    ["", "application/json"],
    ["*/*", "application/json"],
    ["application/*", "application/json"],
    ["application/json", "application/json"],
    ["application/graphql-response+json", "application/graphql-response+json"],
    ["application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json"],
    ["application/json, application/graphql-response+json", "application/json"],
    ["application/graphql-response+json, */*", "application/graphql-response+json"],
    ["Application/JSON; charset=utf-8", "application/json"],
    ["text/html, */*;q=0.1", "application/json"],
    ["application/json;q=0, application/graphql-response+json", "application/graphql-response+json"],
    ["text/html", null],
    ["text/event-stream, multipart/mixed", null],
    ["application/json;q=0", null],
  ])("for Accept %j is %s", (accept, type) => {
    expect(acceptedType(accept)).toBe(type);
  });
});
