const OURS = "casegraph";
const SHORTEST = 4;

/** What whoever knows somebody tries first: their name, their address and its parts, their number, and the product. */
export function personalWords({ identifier, name }: { identifier?: string | null; name?: string | null }): string[] {
  const address = identifier?.trim().toLowerCase() ?? "";
  const [local = "", domain = ""] = address.split("@");
  const digits = address.includes("@") ? "" : address.replace(/\D/g, "");
  const words = [
    address,
    local,
    ...local.split(/[._+-]/),
    domain,
    ...domain.split(".").slice(0, -1),
    digits,
    digits.slice(-10),
    ...(name?.toLowerCase().split(/\s+/) ?? []),
    OURS,
  ];
  return [...new Set(words)].filter((word) => word.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** What is left of a password without these words, in whatever case they stand. */
export function withoutWords(password: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(new RegExp(escaped(word), "giu"), ""), password);
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
