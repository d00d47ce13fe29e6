import { buildMessage, IsEnum, IsOptional, ValidateBy } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { IsVersion, PlainText } from "../../shared/validation.ts";
import { Language } from "../../shared/words/language.ts";
import { Theme } from "./theme.ts";

const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** A time zone by its IANA name, one that this process knows: no offset, which would be wrong half of the year. */
function IsTimeZone(): PropertyDecorator {
  return ValidateBy({
    name: "timeZone",
    validator: {
      validate: (value) => typeof value === "string" && value.length <= 64 && ZONE_NAME.test(value) && isZone(value),
      defaultMessage: buildMessage(() => "$property must be a time zone: Asia/Kolkata"),
    },
  });
}

@InputType()
export class SetPreferences {
  @Field(() => Int, { description: "Of oneself, as it was read." })
  @IsVersion()
  version!: number;

  @Field(() => Language)
  @IsEnum(Language)
  language!: Language;

  @Field(() => Theme)
  @IsEnum(Theme)
  theme!: Theme;

  @Field(() => String, { description: "An IANA name: Asia/Kolkata." })
  @IsTimeZone()
  timeZone!: string;
}

@InputType({ description: "What is left out stays as it is; null takes it away." })
export class SetProfile {
  @Field(() => Int, { description: "Of oneself, as it was read." })
  @IsVersion()
  version!: number;

  @Field(() => String)
  @PlainText(1, 200)
  displayName!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(0, 1_000)
  bio?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(0, 200)
  location?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(0, 500)
  postalAddress?: string | null;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
