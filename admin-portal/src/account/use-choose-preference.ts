import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { type Choice, choosePreference } from "./preferences.ts";

/** Makes a choice hold, and says so where the server did not keep it. */
export function useChoosePreference(): (choice: Choice) => Promise<void> {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  return async (choice) => {
    try {
      await choosePreference(choice);
      await client.invalidateQueries({ queryKey: ["account"] });
    } catch (error) {
      notify(say("account.looks.notSaved", { why: explain(error) }), { type: "error" });
    }
  };
}
