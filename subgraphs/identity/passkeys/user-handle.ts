/** By what an authenticator knows whose passkey it is: the bytes of the account's id, which say nothing of anybody. */
export function userHandleOf(userId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(userId.replaceAll("-", ""), "hex"));
}

/** The same as it comes back. */
export function userHandleText(userId: string): string {
  return Buffer.from(userHandleOf(userId)).toString("base64url");
}
