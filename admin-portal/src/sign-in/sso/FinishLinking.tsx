import { useNotify } from "react-admin";
import { useNavigate } from "react-router-dom";
import { queryClient } from "../../app/query-client.ts";
import { FinishLinkingDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { useAttempt } from "../use-attempt.ts";
import { SsoFailure } from "./SsoFailure.tsx";
import { useOnce } from "./use-once.ts";
import { Waiting } from "./Waiting.tsx";

/** Writes down that the account elsewhere is the viewer's, and goes back to the page of their own account. */
export function FinishLinking({ journeyId }: { journeyId: string }) {
  const say = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const { busy, objection, attempt } = useAttempt();
  useOnce(link);

  async function link() {
    const linked = await attempt(() => execute(FinishLinkingDocument, { input: { journeyId } }));
    if (!linked) return;
    await queryClient.invalidateQueries({ queryKey: ["linked"] });
    notify(say("account.linked.done"), { type: "success" });
    void navigate("/account", { replace: true });
  }

  if (objection) return <SsoFailure objection={objection} busy={busy} onRetry={link} to="/account" />;
  return <Waiting title={say("account.linked.finishing")} />;
}
