/** What the portal says of a proof that it has checked. */
export const proofMessages = {
  verify: "Verify",
  soon: "No signed head covers this entry yet. One is signed every minute: try again in a moment.",
  PROVEN:
    "Your browser checked it: this entry is number %{position} of the %{size} that were signed on %{at} by the key %{key}…, which this browser knows. What happened, when and by whom, the facts and the names of changed fields are as they were then. Values, address and agent are sealed: their seals are as they were, and the server opened them.",
  OTHER_KEY:
    "This entry stands under the head of %{at}, but that is signed by the key %{keyId}, and this browser knows another one. If your operator replaced the key, compare this one with what they have, and accept it. If not, tell whoever looks after this system.",
  accept: "Accept this key",
  SIGNATURE_UNCHECKED:
    "Your browser checked that this entry is number %{position} of the %{size} under the head of %{at}. It cannot check the signature of that head; a newer browser can.",
  WRONG_SIGNATURE:
    "The head of %{at} is not signed by the key that it names (%{key}…). Tell whoever looks after this system.",
  OTHER_ENTRY: "The proof is not about the entry on this page. Tell whoever looks after this system.",
  NOT_IN_TREE:
    "This entry is not what was signed: it does not stand at number %{position} under the head of %{at}. Tell whoever looks after this system.",
};
