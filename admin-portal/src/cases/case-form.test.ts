import { describe, expect, it } from "vitest";
import type { CaseDetailFragment } from "../gql/graphql.ts";
import { changesOf, pick, tidy } from "./case-form.ts";

const seen = {
  title: "Dark lamps",
  description: "",
  priority: "NORMAL",
  dueAt: "2026-12-11T12:00:00.000Z",
} as CaseDetailFragment;

describe("a case's form", () => {
  it("sends only what was changed, so that the rest stays as others leave it", () => {
    expect(changesOf(seen, tidy({ ...seen, priority: "HIGH" }))).toEqual({ priority: "HIGH" });
    expect(changesOf(seen, tidy(seen))).toEqual({});
  });

  it("takes a due date away with null, and writes one in UTC", () => {
    expect(changesOf(seen, tidy({ ...seen, dueAt: "" }))).toEqual({ dueAt: null });
    expect(changesOf(seen, tidy({ ...seen, dueAt: new Date("2026-12-12T12:00:00+05:30") }))).toEqual({
      dueAt: "2026-12-12T06:30:00.000Z",
    });
  });

  it("does not mistake spaces and nulls of an input for a change", () => {
    expect(changesOf(seen, tidy({ ...seen, title: " Dark lamps ", description: null }))).toEqual({});
  });

  it("keeps of the viewer's changes what they chose over the others'", () => {
    expect(pick({ title: "Mine", priority: "HIGH" }, ["priority"])).toEqual({ priority: "HIGH" });
  });
});
