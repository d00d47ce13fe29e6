import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** A passkey as its authenticator keeps it. */
interface KeptPasskey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly userHandle: string;
  counter: number;
}

/** What an honest authenticator and browser would not say. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  /** Whether somebody was there, and whether it was checked who. */
  readonly present?: boolean;
  readonly verified?: boolean;
  /** Whether it can be copied, and is. */
  readonly copyable?: boolean;
  readonly copied?: boolean;
  readonly counter?: number;
  /** Signs with another key. */
  readonly signedBy?: KeyObject;
  /** Changes what was signed, afterwards. */
  readonly after?: (response: { authenticatorData: Buffer; signature: Buffer }) => {
    authenticatorData: Buffer;
    signature: Buffer;
  };
  readonly userHandle?: string | null;
  /** Says another id than its own. */
  readonly id?: string;
  readonly rawId?: string;
  readonly credentialType?: string;
}

/** The same of a passkey that is made. */
export interface CreationLies extends Lies {
  readonly format?: string;
  readonly statement?: Map<string, unknown>;
  /** The COSE number that the key says of itself. */
  readonly algorithm?: number;
  readonly transports?: readonly string[];
  readonly aaguid?: string;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const COPYABLE = 0x08;
const COPIED = 0x10;
const ATTESTED = 0x40;
const ES256 = -7;

/** An authenticator and the browser around it, in software: it does as it is told, and lies where it is asked to. */
export class Authenticator {
  readonly passkeys: KeptPasskey[] = [];

  /** Counts its uses where `counts`; one that is synchronised does not, and can be copied. */
  constructor(
    readonly origin: string,
    readonly kind: { readonly counts?: boolean; readonly copyable?: boolean } = {},
  ) {}

  /** Makes a passkey, as `navigator.credentials.create` does. */
  create(options: PublicKeyCredentialCreationOptionsJSON, lies: CreationLies = {}): RegistrationResponseJSON {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const id = lies.id ?? randomBytes(32).toString("base64url");
    const counter = lies.counter ?? (this.kind.counts ? 1 : 0);
    this.passkeys.push({ id, privateKey, userHandle: options.user.id, counter });
    const credentialId = Buffer.from(id, "base64url");
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credentialId.length);
    const aaguid = Buffer.from((lies.aaguid ?? "0".repeat(32)).replaceAll("-", ""), "hex");
    const key = coseKeyOf(publicKey, lies.algorithm ?? ES256);
    const attested = Buffer.concat([aaguid, length, credentialId, key]);
    const authData = Buffer.concat([this.#data(options.rp.id ?? "", counter, ATTESTED, lies), attested]);
    const clientData = this.#clientData("webauthn.create", options.challenge, lies);
    const object = new Map<string, unknown>([
      ["fmt", lies.format ?? "none"],
      ["attStmt", lies.statement ?? new Map()],
      ["authData", Uint8Array.from(authData)],
    ]);
    return {
      id,
      rawId: lies.rawId ?? id,
      type: (lies.credentialType ?? "public-key") as "public-key",
      response: {
        clientDataJSON: clientData.toString("base64url"),
        attestationObject: Buffer.from(isoCBOR.encode(object as never)).toString("base64url"),
        transports: [...(lies.transports ?? ["internal"])],
      },
      clientExtensionResults: {},
    };
  }

  /** Uses a passkey, as `navigator.credentials.get` does: one of those that are allowed, or the newest. */
  get(options: PublicKeyCredentialRequestOptionsJSON, lies: Lies = {}): AuthenticationResponseJSON {
    const allowed = options.allowCredentials?.map(({ id }) => id) ?? [];
    const passkey = this.passkeys.findLast(({ id }) => allowed.length === 0 || allowed.includes(id));
    if (!passkey) throw new Error("This authenticator has none of the passkeys that are asked for.");
    if (this.kind.counts) passkey.counter += 1;
    const data = this.#data(options.rpId ?? "", lies.counter ?? passkey.counter, 0, lies);
    const clientData = this.#clientData("webauthn.get", options.challenge, lies);
    const signature = sign("sha256", Buffer.concat([data, sha256(clientData)]), lies.signedBy ?? passkey.privateKey);
    const said = lies.after?.({ authenticatorData: data, signature }) ?? { authenticatorData: data, signature };
    const userHandle = lies.userHandle === null ? undefined : (lies.userHandle ?? passkey.userHandle);
    const id = lies.id ?? passkey.id;
    return {
      id,
      rawId: lies.rawId ?? id,
      type: (lies.credentialType ?? "public-key") as "public-key",
      response: {
        clientDataJSON: clientData.toString("base64url"),
        authenticatorData: said.authenticatorData.toString("base64url"),
        signature: said.signature.toString("base64url"),
        userHandle,
      },
      clientExtensionResults: {},
    };
  }

  /** Another device with the same keys: what nobody who sells authenticators wants there to be. */
  clone(): Authenticator {
    const copy = new Authenticator(this.origin, this.kind);
    copy.passkeys.push(...this.passkeys.map((passkey) => ({ ...passkey })));
    return copy;
  }

  /** WebAuthn Level 3, section 6.1. */
  #data(rpId: string, counter: number, more: number, lies: Lies): Buffer {
    const { present = true, verified = true, copyable = this.kind.copyable ?? false } = lies;
    const { copied = copyable } = lies;
    const flags = [present && PRESENT, verified && VERIFIED, copyable && COPYABLE, copied && COPIED];
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags.reduce<number>((sum, flag) => sum | Number(flag), more));
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(lies.rpId ?? rpId), rest]);
  }

  /** WebAuthn Level 3, section 5.8.1. */
  #clientData(type: string, challenge: string, lies: Lies): Buffer {
    const { crossOrigin = false, topOrigin, origin = this.origin } = lies;
    const said = { type: lies.type ?? type, challenge: lies.challenge ?? challenge, origin, crossOrigin, topOrigin };
    return Buffer.from(JSON.stringify(said));
  }
}

/** An EC2 key as authenticators write one (RFC 9053, section 7.1.1). */
function coseKeyOf(publicKey: KeyObject, algorithm: number): Uint8Array {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const coordinate = (text: string) => Uint8Array.from(Buffer.from(text, "base64url"));
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, algorithm],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  );
}

const sha256 = (of: string | Buffer) => createHash("sha256").update(of).digest();
