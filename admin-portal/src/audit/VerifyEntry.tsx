import VerifiedOutlined from "@mui/icons-material/VerifiedOutlined";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useLocale } from "react-admin";
import { LedgerHeadDocument, LedgerInclusionDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { absolute } from "../ui/time.ts";
import type { AuditRecord } from "./audit.handler.ts";
import { acceptKey, knowsKey } from "./ledger-key.ts";
import { checkInclusion, type Verdict } from "./ledger-proof.ts";

const GOOD: readonly Verdict[] = ["PROVEN", "SIGNATURE_UNCHECKED"];

interface Finding {
  readonly severity: "success" | "info" | "warning" | "error";
  readonly text: string;
  /** A key that is for a person to accept. */
  readonly key?: string;
}

/** Fetches the proof of an entry and checks it here, so that nobody has to take the server's word for it. */
export function VerifyEntry({ entry }: { entry: AuditRecord }) {
  const say = useText();
  const locale = useLocale() ?? "en";
  const explain = useFailureText();
  const [busy, setBusy] = useState(false);
  const [finding, setFinding] = useState<Finding | null>(null);

  async function look(): Promise<Finding> {
    const { ledgerHead: head } = await execute(LedgerHeadDocument);
    if (!head || BigInt(entry.position) > BigInt(head.position))
      return { severity: "info", text: say("audit.proof.soon") };
    const variables = { position: entry.position, size: head.position };
    const { ledgerInclusion } = await execute(LedgerInclusionDocument, variables);
    const verdict = await checkInclusion(entry, ledgerInclusion, head, (id) => knowsKey(id));
    const values = {
      position: entry.position,
      size: head.position,
      at: absolute(head.at, locale),
      key: head.keyId.slice(0, 16),
      keyId: head.keyId,
    };
    if (verdict === "OTHER_KEY")
      return { severity: "warning", text: say("audit.proof.OTHER_KEY", values), key: head.keyId };
    return { severity: GOOD.includes(verdict) ? "success" : "error", text: say(`audit.proof.${verdict}`, values) };
  }

  async function verify(): Promise<void> {
    setBusy(true);
    setFinding(await look().catch((error): Finding => ({ severity: "error", text: explain(error) })));
    setBusy(false);
  }

  function accept(key: string): void {
    acceptKey(key);
    void verify();
  }

  return (
    <Box sx={{ display: "grid", gap: 1, justifyItems: "start" }}>
      <Button
        size="small"
        variant="outlined"
        startIcon={<VerifiedOutlined />}
        loading={busy}
        onClick={() => void verify()}
      >
        {say("audit.proof.verify")}
      </Button>
      <Box role="status" sx={{ overflowWrap: "anywhere" }}>
        {finding && <Alert severity={finding.severity}>{finding.text}</Alert>}
      </Box>
      {finding?.key && (
        <Button size="small" onClick={() => accept(finding.key ?? "")}>
          {say("audit.proof.accept")}
        </Button>
      )}
    </Box>
  );
}
