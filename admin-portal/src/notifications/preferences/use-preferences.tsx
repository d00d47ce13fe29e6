import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import {
  NotificationPreferencesDocument,
  type PreferenceFragment,
  SetNotificationPreferenceDocument,
} from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { UNDO_SHOWN_MS, UndoNotice } from "../../ui/UndoNotice.tsx";

const KEY = ["preferences"];

/** Every event and channel, as it holds for the viewer; the link in a mail changes it as well. */
export function usePreferences() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await execute(NotificationPreferencesDocument, {}, signal)).notificationPreferences,
    refetchOnWindowFocus: "always",
  });
}

/** Switches one of them; it shows at once, and can be taken back. */
export function useSwitchPreference() {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const client = useQueryClient();
  const put = (one: PreferenceFragment) =>
    client.setQueryData<PreferenceFragment[]>(KEY, (all) => all?.map((other) => (same(one, other) ? one : other)));

  const { mutate } = useMutation({
    mutationKey: KEY,
    mutationFn: async ({ to: { event, channel, enabled } }: Wish) =>
      (await execute(SetNotificationPreferenceDocument, { input: { event, channel, enabled } }))
        .setNotificationPreference,
    async onMutate({ to }) {
      await client.cancelQueries({ queryKey: KEY });
      put(to);
    },
    onSuccess(changed, { undoes }) {
      const { event, channel, enabled } = changed;
      const name = `${say(`preferences.event.${event}`)}, ${say(`preferences.channel.${channel}`)}`;
      const text = say(enabled ? "preferences.on" : "preferences.off", { name });
      if (undoes) return notify(text, { type: "success" });
      const takeBack = () => mutate({ to: { ...changed, enabled: !enabled }, undoes: true });
      notify(<UndoNotice onUndo={takeBack}>{text}</UndoNotice>, { autoHideDuration: UNDO_SHOWN_MS });
    },
    onError(failure, { to }) {
      put({ ...to, enabled: !to.enabled });
      notify(explain(failure), { type: "error" });
    },
    onSettled() {
      // The last one reads what came of all of them.
      if (client.isMutating({ mutationKey: KEY }) === 1) void client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (to: PreferenceFragment) => mutate({ to });
}

/** What somebody wants; `undoes` when it takes back what they wanted a moment ago. */
interface Wish {
  to: PreferenceFragment;
  undoes?: boolean;
}

function same(one: PreferenceFragment, other: PreferenceFragment): boolean {
  return one.event === other.event && one.channel === other.channel;
}
