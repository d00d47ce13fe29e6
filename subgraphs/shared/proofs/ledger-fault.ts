/** What stands between this process and its ledger, for whoever operates it: one line that says what to do. */
export class LedgerFault extends Error {
  readonly code = "LEDGER_REFUSED";
}
