import type { LanguageTag } from "../../shared/language.ts";
import { textOf } from "../messages/messages.ts";
import type { Passkey } from "./passkey.entity.ts";

/** Keepers of passkeys that most people have, by what their authenticators call themselves: names, and no trust. */
const KEEPERS: Readonly<Record<string, string>> = {
  "fbfc3007-154e-4ecc-8c0b-6e020557d7bd": "iCloud Keychain",
  "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4": "Google Password Manager",
  "08987058-cadc-4b81-b6e1-30de50dcbe96": "Windows Hello",
  "9ddd1817-af5a-4672-a2b9-3e3dd95000a9": "Windows Hello",
  "6028b017-b1d4-4c02-b4b3-afcdafc96bb2": "Windows Hello",
  "adce0002-35bc-c60a-648b-0b25f1f05503": "Chrome",
  "53414d53-554e-4700-0000-000000000000": "Samsung Pass",
  "bada5566-a7aa-401f-bd96-45619a55120d": "1Password",
  "d548826e-79b4-db40-a3d8-11116f7e8349": "Bitwarden",
};

/** What a passkey is kept in, as far as it says, in words for its owner; null where nothing is known. */
export function kindOf({ aaguid, transports }: Passkey, language: LanguageTag): string | null {
  const keeper = KEEPERS[aaguid];
  if (keeper) return keeper;
  if (transports.includes("internal")) return textOf("PASSKEY_ON_DEVICE", language);
  if (transports.some((transport) => ["usb", "nfc", "ble", "smart-card"].includes(transport)))
    return textOf("PASSKEY_ON_KEY", language);
  return transports.includes("hybrid") ? textOf("PASSKEY_ON_PHONE", language) : null;
}
