import Link from "@mui/material/Link";
import { useGetManyAggregate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import type { CaseRecord } from "../../cases/case.handler.ts";
import { useText } from "../../i18n/use-text.ts";

/** The way to a case, by its reference; whatever cases a page names are read together. */
export function CaseLink({ id }: { id: string }) {
  const say = useText();
  const { data } = useGetManyAggregate<CaseRecord>("cases", { ids: [id] });
  return (
    <Link component={RouterLink} underline="always" to={`/cases/${id}/show`}>
      {data?.[0]?.reference ?? say("runs.caseUnnamed")}
    </Link>
  );
}
