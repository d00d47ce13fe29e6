import { type Me, refreshMe, rememberMe, whoAmI } from "../auth/identity.ts";
import { SetPreferencesDocument, type SetPreferencesMutationVariables } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";
import { failedAs } from "../server/failure.ts";

/** What somebody changes of how pages look and read to them. */
export type Choice = Partial<Omit<SetPreferencesMutationVariables["input"], "version">>;

/** Holds at once, and wherever somebody signs in once the server keeps it; what it does not keep is taken back. */
export async function choosePreference(choice: Choice): Promise<void> {
  const me = await whoAmI();
  if (!me) return;
  rememberMe(choice as Partial<Me>);
  try {
    rememberMe(await keep(me, choice));
  } catch (error) {
    rememberMe(me);
    throw error;
  }
}

/** A profile that was changed meanwhile is no reason against a choice: it is made again on what is there now. */
async function keep(me: Me, choice: Choice): Promise<Partial<Me>> {
  const send = async ({ version, language, theme, timeZone }: Me) => {
    const before = { language: language ?? "EN", theme: theme ?? "SYSTEM", timeZone: timeZone ?? "UTC" };
    return (await execute(SetPreferencesDocument, { input: { ...before, ...choice, version } })).setPreferences;
  };
  try {
    return await send(me);
  } catch (error) {
    const now = failedAs(error, "CONFLICT") ? await refreshMe() : null;
    if (!now) throw error;
    return send(now);
  }
}
