/** Why a document is not read at all. */
export type XmlFaultReason =
  | "TOO_LARGE"
  | "NOT_UTF8"
  | "NOT_WELL_FORMED"
  | "CONTROL_CHARACTER"
  | "DOCTYPE"
  | "ENTITY"
  | "PROCESSING_INSTRUCTION"
  | "COMMENT"
  | "CDATA"
  | "TWO_ROOTS"
  | "TOO_DEEP"
  | "TOO_MANY_ATTRIBUTES"
  | "RELATIVE_NAMESPACE"
  | "UNBOUND_PREFIX"
  | "DUPLICATE_ATTRIBUTE";

/** Something that the strict reader does not take, by its name: what was in the document is never said. */
export class XmlFault extends Error {
  constructor(readonly reason: XmlFaultReason) {
    super(`The document is not read: ${reason}.`);
  }
}
