import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { isMailbox } from "./senders/mailbox.ts";

export type { CountryCode } from "libphonenumber-js/max";

/** Where somebody can be reached, in the one way that it is written: lower case, or E.164. */
export interface Address {
  readonly kind: "EMAIL" | "PHONE";
  readonly value: string;
}

/** The longest path of RFC 5321, 4.5.3.1.3, without its brackets. */
const LONGEST_MAILBOX = 254;

/** The digits of Hindi: libphonenumber knows Latin and Arabic ones alone. */
const DEVANAGARI_DIGIT = /[\u0966-\u096F]/g;

/**
 * The address that somebody typed, or null where it is none. However a number is written, with blanks, zeros in front or
 * its country, it is one address; one without a country is of the given one.
 */
export function addressOf(identifier: string, country: CountryCode): Address | null {
  const text = identifier.normalize("NFKC").replace(DEVANAGARI_DIGIT, latinDigit).trim();
  if (text.includes("@")) {
    const value = text.toLowerCase();
    return value.length <= LONGEST_MAILBOX && isMailbox(value) ? { kind: "EMAIL", value } : null;
  }
  const number = phoneIn(text, country);
  return number && { kind: "PHONE", value: number.number };
}

/** Whether this names a country that has telephone numbers, as ISO 3166 writes it. */
export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}

/** What is known of a number by its digits alone. */
interface PhoneFacts {
  readonly country: string | null;
  /** Whether it takes text messages, as people's own do. */
  readonly mobile: boolean;
  /** Its country and the first four digits within: whoever has many numbers has them beside each other. */
  readonly prefix: string;
}

/** Reads what is known of a number. */
export function phoneFacts(value: string): PhoneFacts {
  const number = phoneIn(value, undefined);
  const type = number?.getType();
  return {
    country: number?.country ?? null,
    mobile: type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE",
    prefix: `+${number?.countryCallingCode ?? ""} ${number?.nationalNumber.slice(0, 4) ?? ""}`,
  };
}

/** An address as it may be shown to whoever typed it: enough to know it again, too little to learn it. */
export function masked({ kind, value }: Address): string {
  if (kind === "PHONE") return `${value.slice(0, 3)} ••••• ${value.slice(-3)}`;
  const at = value.lastIndexOf("@");
  return `${[...value][0]}•••${value.slice(at)}`;
}

function latinDigit(digit: string): string {
  return String(digit.charCodeAt(0) - 0x0966);
}

function phoneIn(text: string, country: CountryCode | undefined): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  return number?.isValid() && !number.ext ? number : null;
}
