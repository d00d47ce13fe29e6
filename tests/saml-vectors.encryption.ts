import { constants } from "node:crypto";
import type { SamlScene, SamlVector } from "./saml-vectors.ts";
import { encrypted } from "./setup/saml-encryption.ts";
import { SamlForge } from "./setup/saml-forge.ts";

/** A signed response around a signed assertion that is encrypted for us. */
function secret({ idp, asked, encryptionCertificate }: SamlScene, told: Parameters<typeof encrypted>[2] = {}): string {
  const all = idp.tell(asked);
  return idp.response(all, encrypted(idp.assertion(all), encryptionCertificate, told));
}

const encrypting = (name: string, reason: string, attack: SamlVector["attack"]): SamlVector => ({
  name,
  reason,
  attack,
  control: (scene) => secret(scene),
});

/** What was encrypted is believed no more than what was not. */
export const ENCRYPTION_VECTORS: readonly SamlVector[] = [
  encrypting("an encrypted assertion that its provider has not signed", "SIGNATURE_WRONG", (scene) => {
    const { idp, asked, encryptionCertificate } = scene;
    const told = idp.tell(asked);
    return idp.response(
      told,
      encrypted(idp.assertion(told).replace(/<ds:Signature .*<\/ds:Signature>/, ""), encryptionCertificate),
    );
  }),
  encrypting("an encrypted assertion that a stranger has signed", "SIGNATURE_WRONG", (scene) => {
    const { idp, asked, encryptionCertificate } = scene;
    const told = idp.tell(asked);
    return idp.response(told, encrypted(idp.assertion(told, { key: SamlForge.strangeKey }), encryptionCertificate));
  }),
  encrypting(
    "an assertion that anybody has encrypted for us, in the place of the signed one",
    "SIGNATURE_WRONG",
    (scene) => {
      const { idp, asked, encryptionCertificate } = scene;
      const evil = new SamlForge(SamlForge.strangeKey);
      const told = evil.tell(asked, { name: "mallory@org.example", issuer: idp.entityId });
      const forged = encrypted(evil.assertion(told), encryptionCertificate);
      return secret(scene).replace(/<saml:EncryptedAssertion [\s\S]*<\/saml:EncryptedAssertion>/, forged);
    },
  ),
  encrypting("an encrypted assertion beside a plain one", "SEVERAL_ASSERTIONS", (scene) => {
    const { idp, asked, encryptionCertificate } = scene;
    const told = idp.tell(asked);
    const assertion = idp.assertion(told);
    return idp.response(told, assertion + encrypted(assertion, encryptionCertificate));
  }),
  encrypting("an encrypted comment within a name", "COMMENT", (scene) => {
    const { idp, asked, encryptionCertificate } = scene;
    const told = idp.tell(asked, { name: "asha@org.example.evil.example" });
    const commented = idp.assertion(told).replace(".evil.example", "<!-- -->.evil.example");
    return idp.response(told, encrypted(commented, encryptionCertificate));
  }),
  encrypting("a key that is wrapped in a way that tells of itself", "WEAK_ENCRYPTION", (scene) =>
    secret(scene, { keyMethod: "http://www.w3.org/2001/04/xmlenc#rsa-1_5", padding: constants.RSA_PKCS1_PADDING }),
  ),
  encrypting("a cipher of old", "WEAK_ENCRYPTION", (scene) =>
    secret(scene, { dataMethod: "http://www.w3.org/2001/04/xmlenc#tripledes-cbc" }),
  ),
  encrypting("encrypted data that is to be fetched", "WEAK_ENCRYPTION", (scene) =>
    secret(scene, { cipherData: '<xenc:CipherReference URI="http://evil.example/"></xenc:CipherReference>' }),
  ),
  encrypting("an assertion for somebody else's key", "NOT_DECRYPTED", (scene) => {
    const { idp, asked } = scene;
    const told = idp.tell(asked);
    return idp.response(told, encrypted(idp.assertion(told), new SamlForge(SamlForge.strangeKey).certificate));
  }),
  // One that was made for another key may be more than ours has room for, and sometimes is.
  encrypting("a wrapped key that is larger than any modulus", "NOT_DECRYPTED", (scene) =>
    secret(scene, { wrappedKey: Buffer.alloc(256, 0xff) }),
  ),
];
