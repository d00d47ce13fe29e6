import { generateKeyPairSync, randomUUID } from "node:crypto";
import { believe } from "../../subgraphs/identity/sso/saml/believe.ts";
import { refusalOf } from "../../subgraphs/identity/sso/saml/saml.refusal.ts";
import { selfSigned } from "../../subgraphs/identity/sso/saml/self-signed.ts";
import type { SamlScene } from "../saml-vectors.ts";
import { SamlForge } from "./saml-forge.ts";

const YEAR_MS = 365 * 24 * 3_600_000;
const OWN = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const OWN_PEM = OWN.export({ type: "pkcs8", format: "pem" }).toString();

/** A connection with nothing behind it: what is believed of an answer, and why not. */
export class SamlDesk implements SamlScene {
  readonly idp = new SamlForge();
  readonly asked;
  readonly encryptionCertificate;

  constructor(
    private readonly now = new Date(),
    private readonly wantEncrypted = false,
    idpInitiated = false,
  ) {
    const notAfter = new Date(now.getTime() + YEAR_MS);
    this.encryptionCertificate = selfSigned(OWN, { name: "Casegraph", notBefore: now, notAfter });
    this.asked = {
      spEntityId: "https://casegraph.example/auth/saml/metadata",
      acsUrl: `https://casegraph.example/auth/saml/${randomUUID()}/acs`,
      requestId: idpInitiated ? null : `_${randomUUID()}`,
      now,
    };
  }

  /** Why an answer is refused; null where it is believed. */
  async refusalOf(answer: string | Buffer): Promise<string | null> {
    try {
      await this.#believed(answer);
      return null;
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      return refusal.reason;
    }
  }

  async nameIn(answer: string | Buffer): Promise<string> {
    return (await this.#believed(answer)).name.value;
  }

  async #believed(answer: string | Buffer) {
    const { spEntityId, acsUrl, requestId } = this.asked;
    const parties = {
      idpEntityId: this.idp.entityId,
      ssoUrl: "https://idp.example/sso",
      sloUrl: null,
      idpCertificates: [this.idp.certificate],
      nameIdFormat: null,
      signRequests: true,
      idpInitiated: requestId === null,
      spEntityId,
      acsUrl,
      privateKey: OWN_PEM,
      decryptionKeys: [OWN_PEM],
    };
    const request = requestId === null ? null : { id: requestId, at: this.now };
    const base64 = Buffer.from(answer).toString("base64");
    return believe(base64, { parties, wantEncrypted: this.wantEncrypted, request, now: this.now });
  }
}
