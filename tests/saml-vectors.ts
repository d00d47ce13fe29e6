import { BYTES_VECTORS } from "./saml-vectors.bytes.ts";
import { ENCRYPTION_VECTORS } from "./saml-vectors.encryption.ts";
import { SIGNATURE_VECTORS } from "./saml-vectors.signatures.ts";
import { STATEMENT_VECTORS } from "./saml-vectors.statements.ts";
import { WRAPPING_VECTORS } from "./saml-vectors.wrapping.ts";
import type { Asked, SamlForge } from "./setup/saml-forge.ts";

/** A connection that has asked an identity provider for somebody, and the provider, with its key. */
export interface SamlScene {
  readonly idp: SamlForge;
  readonly asked: Asked;
  /** Of ours: whom assertions are encrypted for. */
  readonly encryptionCertificate: string;
}

/** Something that must let nobody in, built of what a provider has really signed, and the same as it is meant to be. */
export interface SamlVector {
  readonly name: string;
  /** The rule that refuses it: another one that does so too leaves this one untried. */
  readonly reason: string;
  /** What our own checks say of it, where the library finds another reason first. */
  readonly checked?: string;
  readonly attack: (scene: SamlScene) => string | Buffer;
  /** A plain right answer, unless said otherwise. */
  readonly control?: (scene: SamlScene) => string | Buffer;
}

/** Somebody whom their provider really vouches for. */
export const honest = ({ idp, asked }: SamlScene): string => idp.answer(asked);

/** Every way in which an answer can be misused that we know of. */
export const SAML_VECTORS: readonly SamlVector[] = [
  ...WRAPPING_VECTORS,
  ...SIGNATURE_VECTORS,
  ...STATEMENT_VECTORS,
  ...BYTES_VECTORS,
  ...ENCRYPTION_VECTORS,
];
