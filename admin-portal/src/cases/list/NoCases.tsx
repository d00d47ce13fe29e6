import InboxOutlined from "@mui/icons-material/InboxOutlined";
import Button from "@mui/material/Button";
import { useListContext } from "react-admin";
import { Link } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Message } from "../../layout/Message.tsx";

/** Nothing to show: because of the filters, because there is nothing, or because reading failed. */
export function NoCases({ error }: { error?: unknown }) {
  const say = useText();
  const explain = useFailureText();
  const may = useMay();
  const { filterValues, setFilters } = useListContext();
  if (error) return <Message level="h2" title={explain(error)} />;

  const filtered = Object.keys(filterValues).length > 0;
  return (
    <Message
      level="h2"
      icon={<InboxOutlined />}
      title={say(filtered ? "cases.noneFound" : "cases.none")}
      action={
        filtered ? (
          <Button variant="outlined" onClick={() => setFilters({}, [])}>
            {say("cases.clearFilters")}
          </Button>
        ) : (
          may("case:create") && (
            <Button component={Link} to="/cases/create" variant="contained">
              {say("cases.new")}
            </Button>
          )
        )
      }
    >
      {say(filtered ? "cases.noneFoundWhy" : "cases.noneWhy")}
    </Message>
  );
}
