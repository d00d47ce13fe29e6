import { Resend } from "../codes/Resend.tsx";
import { SentTo } from "../codes/SentTo.tsx";
import { OtherWays } from "../factors/OtherWays.tsx";
import { ProofFields } from "../factors/ProofFields.tsx";
import { type Answer, useProof } from "../factors/use-proof.ts";
import {
  ReauthenticateDocument,
  RequestFactorCodeDocument,
  RequestReauthenticationDocument,
  StartPasskeyChallengeDocument,
  type StepUpMethod,
} from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { DialogFrame } from "../ui/DialogFrame.tsx";

interface Props {
  /** The one that is asked first comes first. */
  methods: readonly StepUpMethod[];
  onProven(): void;
  onDecline(): void;
}

/** The ways in which somebody can prove again who they are, one at a time. */
export function StepUpForm({ methods, onProven, onDecline }: Props) {
  const say = useText();
  const proof = useProof<StepUpMethod>({
    first: { method: methods[0] ?? "PASSWORD", sent: null },
    send,
    challenge: async () => (await execute(StartPasskeyChallengeDocument, { input: {} })).challenge,
  });
  const { method, sent } = proof.place;

  async function submit() {
    const proven = await proof.submit((answer) => execute(ReauthenticateDocument, { input: inputOf(answer) }));
    if (proven) onProven();
  }

  const how = method === "PASSWORD" || method === "CODE" ? null : say(`factors.verify.${method}`);
  return (
    <DialogFrame
      key={`${method}${sent ? "sent" : ""}`}
      title={say("account.stepUp.title")}
      intro={sent ? <SentTo sent={sent} isCertain /> : [say("account.stepUp.means"), how].filter(Boolean).join(" ")}
      objection={proof.objection}
      onSubmit={submit}
      onBack={onDecline}
      below={
        <>
          {sent && <Resend sent={sent} isNew={proof.isAnother} busy={proof.busy} onResend={proof.sendAgain} />}
          <OtherWays proof={proof} methods={methods} to={{}} />
        </>
      }
    >
      <ProofFields proof={proof} />
    </DialogFrame>
  );
}

async function send(method: StepUpMethod) {
  if (method === "SMS" || method === "EMAIL") {
    return (await execute(RequestFactorCodeDocument, { input: { method } })).sent;
  }
  return (await execute(RequestReauthenticationDocument)).sent;
}

/** The password and the code to an address are no factors: they say by themselves what they are. */
function inputOf({ method, ...proof }: Answer<StepUpMethod>) {
  return method === "PASSWORD" || method === "CODE" ? proof : { method, ...proof };
}
