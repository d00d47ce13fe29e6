import { buildMessage, Matches, ValidateBy, validate, validateOrReject } from "class-validator";
import { ArgsType, ArgumentValidationError, Field, ID, InputType, Int } from "type-graphql";

/** An id as ours are, in lower case: PostgreSQL would take others for the same one, and a comparison of ours would not. */
export const ID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id, checked before it reaches SQL. */
export const IsId = () => Matches(ID_PATTERN, { message: "$property is not an id" });

/** Each of a list is an id. */
export const AreIds = () => Matches(ID_PATTERN, { each: true, message: "$property has something that is not an id" });

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

/** What a change of a record always says: which one, and on which version it was decided. */
@InputType()
export abstract class OfVersion {
  @Field(() => ID)
  @IsId()
  id!: string;

  @Field(() => Int)
  @IsVersion()
  version!: number;
}

/** Validates what type-graphql validates too late: the arguments of a subscription, before it opens. */
export async function validated<T extends object>(type: new () => T, given: T): Promise<T> {
  const args = Object.assign(new type(), given);
  const faults = await validate(args, { forbidUnknownValues: true, whitelist: true });
  if (faults.length) throw new ArgumentValidationError(faults);
  return args;
}

/**
 * Refuses what its class does not allow, wherever an argument enters. type-graphql would do the same by itself, but looks
 * for class-validator's module anew at every argument.
 */
export async function requireValid(argument: unknown): Promise<void> {
  const objects = [argument].flat().filter((value): value is object => typeof value === "object" && value !== null);
  try {
    await Promise.all(objects.map((value) => validateOrReject(value, AS_DECLARED)));
  } catch (faults) {
    throw new ArgumentValidationError(faults as never);
  }
}

const AS_DECLARED = { forbidUnknownValues: true, whitelist: true, skipMissingProperties: true };
