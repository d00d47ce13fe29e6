import Paper from "@mui/material/Paper";
import { Form, useCreate, useNotify } from "react-admin";
import { useNavigate } from "react-router-dom";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { failedAs } from "../../server/failure.ts";
import type { CaseRecord } from "../case.handler.ts";
import { tidy } from "../case-form.ts";
import { CaseFields } from "./CaseFields.tsx";
import { FormActions } from "./FormActions.tsx";

/** Opens a new case. */
export function CaseCreate() {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const navigate = useNavigate();
  const [create, { isPending }] = useCreate<CaseRecord>();

  async function save(values: object) {
    try {
      const made = (await create("cases", { data: tidy(values) }, { returnPromise: true })) as CaseRecord;
      notify(say("cases.created", { reference: made.reference }), { type: "success" });
      void navigate(`/cases/${made.id}/show`);
    } catch (error) {
      notify(explain(error), { type: "error" });
      if (failedAs(error, "INVALID")) return error.body.errors;
    }
  }

  return (
    <>
      <PageHeader title={say("cases.new")} />
      <Paper variant="outlined" sx={{ p: { xs: 2, md: 3 }, borderRadius: 1.5, maxWidth: 760 }}>
        <Form resource="cases" defaultValues={{ priority: "NORMAL" }} onSubmit={save} warnWhenUnsavedChanges>
          <CaseFields />
          <FormActions busy={isPending} label={say("cases.create")} backTo="/cases" />
        </Form>
      </Paper>
    </>
  );
}
