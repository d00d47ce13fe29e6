import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type FormEvent, useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import { useFaults } from "../../../server/use-faults.ts";
import { Card } from "../../../ui/Card.tsx";
import { TestOutcome } from "../../test/TestOutcome.tsx";
import { TrySignIn } from "../../test/TrySignIn.tsx";
import { useTestOutcome } from "../../test/use-test-outcome.ts";
import { StepActions } from "../StepActions.tsx";
import { pathOf, type StepProps } from "../steps.ts";
import { useSaveConnection } from "../use-save-connection.ts";
import { AttributeFields } from "./AttributeFields.tsx";
import { formOf, inputOf, type MappingForm } from "./mapping-form.ts";
import { Preview } from "./Preview.tsx";
import { RoleFields } from "./RoleFields.tsx";

/** Who somebody is here by what the organisation says of them, tried on what it said in a test. */
export function MappingStep({ connection, isReadOnly }: StepProps) {
  const say = useText();
  const [form, setForm] = useState(() => formOf(connection));
  const { data: test } = useTestOutcome();
  const save = useSaveConnection(connection);
  const { rest } = useFaults(save.error);
  const attributes = test?.attributes ?? [];
  const set = (part: Partial<MappingForm>) => setForm((before) => ({ ...before, ...part }));

  function submit(event: FormEvent) {
    event.preventDefault();
    save.keep(inputOf(form), pathOf(connection.id, "on"));
  }

  return (
    <>
      <Card title={say("sso.connections.test")}>
        <Box sx={{ display: "grid", gap: 2, justifyItems: "start", "& > *": { minWidth: 0 } }}>
          <Box sx={{ color: "text.secondary" }}>{say("sso.connections.testMeans")}</Box>
          {!isReadOnly && <TrySignIn id={connection.id} back={pathOf(connection.id, "mapping")} />}
          <TestOutcome showsPerson={attributes.length === 0} />
        </Box>
      </Card>
      <Card title={say("sso.connections.step.mapping")}>
        <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 2, "& > *": { minWidth: 0 } }}>
          {rest && <Alert severity="error">{rest}</Alert>}
          <AttributeFields form={form} set={set} attributes={attributes} isReadOnly={isReadOnly} />
          <RoleFields form={form} set={set} isReadOnly={isReadOnly} />
          {attributes.length > 0 && <Preview connectionId={connection.id} form={form} attributes={attributes} />}
          <StepActions next={pathOf(connection.id, "on")} isReadOnly={isReadOnly} isPending={save.isPending}>
            {!isReadOnly && (
              <Button loading={save.isPending} onClick={() => save.keep(inputOf(form))}>
                {say("account.save")}
              </Button>
            )}
          </StepActions>
        </Box>
      </Card>
    </>
  );
}
