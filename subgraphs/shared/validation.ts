import { buildMessage, IsUUID, ValidateBy } from "class-validator";
import { ArgsType, Field, ID } from "type-graphql";

/** An id as ours are: checked before it reaches SQL. */
export const IsId = () => IsUUID(undefined, { message: "$property is not an id" });

/** Each of a list is an id. */
export const AreIds = () => IsUUID(undefined, { each: true, message: "$property has something that is not an id" });

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether PostgreSQL and every client can hold this text: no NUL, no half of a surrogate pair. */
export function isPlainText(text: unknown): boolean {
  return typeof text === "string" && !text.includes("\0") && !LONE_SURROGATE.test(text);
}

/** Text from a person: nothing that a database or a screen cannot hold, and within its length once trimmed. */
export function PlainText(min: number, max: number): PropertyDecorator {
  return ValidateBy({
    name: "plainText",
    validator: {
      validate: (value) => isPlainText(value) && value.trim().length >= min && value.length <= max,
      defaultMessage: buildMessage(() => `$property must be ${min} to ${max} characters of plain text`),
    },
  });
}

/** A point in time that a calendar of ours can show. */
export function SaneDate(): PropertyDecorator {
  return ValidateBy({
    name: "saneDate",
    validator: {
      validate: (value) => value instanceof Date && value.getUTCFullYear() >= 1970 && value.getUTCFullYear() <= 2200,
      defaultMessage: buildMessage(() => "$property must be a date between 1970 and 2200"),
    },
  });
}

/** The version that a person saw when they decided to change something. */
export function IsVersion(): PropertyDecorator {
  return ValidateBy({
    name: "version",
    validator: {
      validate: (value) => Number.isInteger(value) && value >= 1,
      defaultMessage: buildMessage(() => "$property must be a version that you have read"),
    },
  });
}

/** The argument of everything that asks for one thing by its id. */
@ArgsType()
export class ById {
  @Field(() => ID)
  @IsId()
  id!: string;
}
