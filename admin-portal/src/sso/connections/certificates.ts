import type { SamlCertificateDetailFragment } from "../../gql/graphql.ts";

/** The certificate that holds longest: with its end nobody comes in any more. */
export function trustEndsAt(
  certificates: readonly SamlCertificateDetailFragment[],
): SamlCertificateDetailFragment | null {
  return [...certificates].sort((a, b) => Date.parse(b.notAfter) - Date.parse(a.notAfter))[0] ?? null;
}
