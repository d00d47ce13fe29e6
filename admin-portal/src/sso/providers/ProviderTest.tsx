import CancelRounded from "@mui/icons-material/CancelRounded";
import CheckCircleRounded from "@mui/icons-material/CheckCircleRounded";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useMutation } from "@tanstack/react-query";
import { TestOidcProviderDocument, type TestOidcProviderMutation } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { Card } from "../../ui/Card.tsx";
import { TestOutcome } from "../test/TestOutcome.tsx";
import { TrySignIn } from "../test/TrySignIn.tsx";

type Step = TestOidcProviderMutation["testOidcProvider"]["steps"][number];

/** Asks the provider what a sign-in asks, step by step, and says what is wrong with the answer. */
export function ProviderTest({ id }: { id: string }) {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: async () => (await execute(TestOidcProviderDocument, { input: { id } })).testOidcProvider,
  });
  return (
    <Card title={say("sso.test.title")}>
      <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("sso.test.means")}</Box>
      {error && (
        <Alert severity="error" sx={{ mb: 1.5 }}>
          {explain(error)}
        </Alert>
      )}
      {data && (
        <>
          <Alert severity={data.ok ? "success" : "error"} sx={{ mb: 1 }}>
            {say(data.ok ? "sso.test.ok" : "sso.test.notOk")}
          </Alert>
          <Box component="ol" aria-label={say("sso.test.steps")} sx={{ listStyle: "none", m: 0, mb: 1.5, p: 0 }}>
            {data.steps.map((step) => (
              <StepItem key={step.name} step={step} />
            ))}
          </Box>
        </>
      )}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
        <Button variant="outlined" loading={isPending} onClick={() => mutate()}>
          {say("sso.test.run")}
        </Button>
        <TrySignIn id={id} back={`/sso/providers/${id}`} />
      </Box>
      <Box sx={{ mt: 1.5 }}>
        <TestOutcome />
      </Box>
    </Card>
  );
}

function StepItem({ step: { name, ok, message } }: { step: Step }) {
  const say = useText();
  const Icon = ok ? CheckCircleRounded : CancelRounded;
  return (
    <Box component="li" sx={{ display: "flex", gap: 1.25, py: 0.75 }}>
      <Icon titleAccess={say(ok ? "sso.test.stepOk" : "sso.test.stepNotOk")} color={ok ? "success" : "error"} />
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        <strong>{say(`sso.test.step.${name}`)}</strong>
        {message && <Box>{message}</Box>}
      </Box>
    </Box>
  );
}
