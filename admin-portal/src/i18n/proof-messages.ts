/** What the portal says of a proof that it has checked. */
export const proofMessages = {
  verify: "Verify",
  soon: "No signed head covers this entry yet. One is signed every minute: try again in a moment.",
  PROVEN:
    "Your browser checked it: this entry is number %{position} of the %{size} that were signed on %{at} by the key %{key}…, and nothing about it was changed since.",
  SIGNATURE_UNCHECKED:
    "Your browser checked that this entry is number %{position} of the %{size} under the head of %{at}. It cannot check the signature of that head; a newer browser can.",
  WRONG_SIGNATURE:
    "The head of %{at} is not signed by the key that it names (%{key}…). Tell whoever looks after this system.",
  OTHER_ENTRY: "The proof is not about the entry on this page. Tell whoever looks after this system.",
  NOT_IN_TREE:
    "This entry is not what was signed: it does not stand at number %{position} under the head of %{at}. Tell whoever looks after this system.",
};
