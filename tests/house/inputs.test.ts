import "reflect-metadata";
import { getMetadataStorage as validators } from "class-validator";
import { getMetadataStorage } from "type-graphql";
import { expect, it } from "vitest";
import "../../standalone/subgraphs.ts";

/** The class-validator whitelist drops a field that nothing validates: it would be lost without a word. */
it("validates every field of every input", () => {
  const storage = getMetadataStorage();
  const inputs = [...storage.inputTypes, ...storage.argumentTypes].map(({ target }) => target);
  const unguarded = inputs.flatMap((input) => {
    const guarded = validators()
      .getTargetValidationMetadatas(input, "", false, false)
      .map(({ propertyName }) => propertyName);
    return storage.fields
      .filter(({ target }) => target === input)
      .filter(({ name }) => !guarded.includes(name))
      .map(({ name }) => `${input.name}.${name}`);
  });

  expect(inputs.length).toBeGreaterThan(10);
  expect(unguarded).toEqual([]);
});
