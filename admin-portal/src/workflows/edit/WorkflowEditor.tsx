import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useNotify } from "react-admin";
import { Link, useNavigate } from "react-router-dom";
import type { WorkflowDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { SavedBy } from "../SavedBy.tsx";
import { BEGIN } from "./begin.ts";
import { CheckState } from "./CheckState.tsx";
import { LeaveGuard } from "./LeaveGuard.tsx";
import { MistakeList } from "./MistakeList.tsx";
import { Reference } from "./Reference.tsx";
import { SaveConflict } from "./SaveConflict.tsx";
import { TextEditor, type TextEditorHandle } from "./TextEditor.tsx";
import { type Mistake, useCheck } from "./use-check.ts";
import { useSave } from "./use-save.ts";

/** The text of a workflow, checked while it is written. It stays on the version that it began with, whoever saves meanwhile. */
export function WorkflowEditor({ current }: { current: WorkflowDetailFragment | null }) {
  const say = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const id = useId();
  const editor = useRef<TextEditorHandle>(null);
  const [base, setBase] = useState(current);
  const [text, setText] = useState(current?.text ?? BEGIN);
  const [arrived, setArrived] = useState<Mistake | null>(null);
  const check = useCheck(text);

  const isUnsaved = text !== (base?.text ?? BEGIN);
  const unsaved = useRef(false);
  unsaved.current = isUnsaved;

  const { save, isPending, conflict, dismiss } = useSave({
    onSaved(workflow, sent) {
      setBase(workflow);
      // Whoever has gone on writing meanwhile keeps it, and it is not saved yet.
      setText((now) => (now === sent ? workflow.text : now));
      const { title, version } = workflow;
      notify(say(base ? "workflows.editor.saved" : "workflows.editor.created", { title, smart_count: version }), {
        type: "success",
      });
    },
    onCreated({ id: made }) {
      unsaved.current = false;
      void navigate(`/workflows/${made}/show`);
    },
    onMistakes: ([first]) => first && editor.current?.goTo(first),
  });

  function begin(workflow: WorkflowDetailFragment) {
    setBase(workflow);
    setText(workflow.text);
  }

  // Whoever has not written anything follows the newest version.
  const isNewer = Boolean(current && base && current.version > base.version);
  if (isNewer && !isUnsaved) begin(current!);

  function submit() {
    if (base && !isUnsaved) notify(say("workflows.editor.same"), { type: "info" });
    else if (!isPending) save({ base, text });
  }

  function press(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    submit();
  }

  return (
    <Box component="section" aria-label={say("workflows.definition")} onKeyDown={press}>
      <PageHeader
        title={base ? say("workflows.editor.title", { title: base.title }) : say("workflows.new")}
        subtitle={
          <>
            {base && <SavedBy number={base.version} person={base.savedBy} at={base.updatedAt} />}{" "}
            {isUnsaved && <ToneChip tone="amber">{say("workflows.editor.changed")}</ToneChip>}
          </>
        }
        actions={
          <>
            <Button variant="contained" loading={isPending} title="Ctrl + S" onClick={submit}>
              {say(base ? "workflows.editor.save" : "workflows.editor.create")}
            </Button>
            <Button component={Link} to={base ? `/workflows/${base.id}/show` : "/workflows"} color="secondary">
              {say("layout.cancel")}
            </Button>
          </>
        }
      />
      {isNewer && current && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {current.savedBy?.displayName ?? say("workflows.product")}{" "}
          {say("workflows.conflict.saved", { smart_count: current.version })}. {say("workflows.conflict.meanwhile")}
        </Alert>
      )}
      <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 320px" } }}>
        <Box sx={{ display: "grid", gap: 1, alignContent: "start", gridTemplateColumns: "minmax(0, 1fr)" }}>
          <TextEditor
            ref={editor}
            label={say("workflows.editor.label")}
            value={text}
            mistakes={check.mistakes}
            isReadOnly={isPending && !base}
            describedBy={`${id}-state ${id}-keys`}
            onChange={setText}
            onArrive={setArrived}
          />
          <CheckState id={`${id}-state`} check={check} />
          <Box id={`${id}-keys`} sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
            {say("workflows.editor.keys")}
          </Box>
          <Box role="status">
            <VisuallyHidden>
              {arrived &&
                `${say("workflows.editor.place", { line: arrived.line, column: arrived.column })}: ${arrived.message}`}
            </VisuallyHidden>
          </Box>
        </Box>
        <Box sx={{ display: "grid", gap: 2, alignContent: "start", gridTemplateColumns: "minmax(0, 1fr)" }}>
          {check.mistakes.length > 0 && (
            <MistakeList mistakes={check.mistakes} onGoTo={(mistake) => editor.current?.goTo(mistake)} />
          )}
          <Reference />
        </Box>
      </Box>
      {conflict && (
        <SaveConflict
          conflict={conflict}
          text={text}
          isPending={isPending}
          onDrop={() => {
            dismiss();
            begin(conflict.newest);
          }}
          onWrite={dismiss}
          onSave={() => save({ base: conflict.newest, text })}
        />
      )}
      <LeaveGuard isUnsaved={unsaved} />
    </Box>
  );
}
