import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { type FormEvent, useId, useState } from "react";
import type { WorkflowDetailFragment } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { type InputDefinition, readDefinition } from "../definition.ts";
import { InputField } from "./InputField.tsx";
import { useStartRun } from "./use-start-run.ts";

interface Props {
  workflow: WorkflowDetailFragment;
  onClose(): void;
}

/** Asks for what a run needs to begin with, and starts it on the version that is shown. */
export function StartDialog({ workflow, onClose }: Props) {
  const say = useText();
  const explain = useFailureText();
  const titleId = useId();
  const inputs = Object.entries(readDefinition(workflow.definition).input);
  const [values, setValues] = useState(() => beginOf(inputs));
  const { start, isPending, error } = useStartRun(workflow);

  function submit(event: FormEvent) {
    event.preventDefault();
    start(values);
  }

  return (
    <Dialog open onClose={isPending ? undefined : onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{say("workflows.start.title", { title: workflow.title })}</DialogTitle>
        <DialogContent>
          <Box component="p" sx={{ mt: 0, mb: 2 }}>
            {say("workflows.start.means")} {inputs.length === 0 && say("workflows.start.nothing")}
          </Box>
          <Box sx={{ display: "grid", gap: 2 }}>
            {inputs.map(([name, definition]) => (
              <InputField
                key={name}
                name={name}
                definition={definition}
                value={values[name]}
                onChange={(value) =>
                  setValues(({ [name]: _before, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }))
                }
              />
            ))}
          </Box>
          {error && (
            <Alert severity="error" sx={{ mt: 2 }}>
              {explain(error)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={isPending}>
            {say("layout.cancel")}
          </Button>
          <Button type="submit" variant="contained" loading={isPending}>
            {say("workflows.start.start")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** A box that nobody has ticked says no; what may be left out is left out until somebody touches it. */
function beginOf(inputs: [name: string, InputDefinition][]): Record<string, unknown> {
  return Object.fromEntries(
    inputs.filter(([, { type, optional }]) => type === "flag" && !optional).map(([name]) => [name, false]),
  );
}
