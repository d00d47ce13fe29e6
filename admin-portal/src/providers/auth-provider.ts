import type { AuthProvider } from "react-admin";
import { forgetMe, whoAmI } from "../auth/identity.ts";
import { permissionFor } from "../auth/permissions.ts";
import { redeemTicket } from "../auth/session.ts";
import { failedAs } from "../server/failure.ts";

/** Who somebody is and which pages they may open, all of it from `me`. */
export const authProvider: AuthProvider = {
  login: ({ ticket }: { ticket: string }) => redeemTicket(ticket),

  /** Local only: react-admin calls it whenever a check fails. The user menu ends the server's session first. */
  async logout() {
    forgetMe();
  },

  async checkAuth() {
    if (!(await whoAmI())) throw Object.assign(new Error(), { message: false });
  },

  async checkError(error) {
    if (failedAs(error, "UNAUTHENTICATED")) throw error;
  },

  async getIdentity() {
    const me = await whoAmI();
    if (!me) throw new Error("Nobody is signed in.");
    return { ...me, fullName: me.displayName };
  },

  async getPermissions() {
    return (await whoAmI())?.permissions ?? [];
  },

  async canAccess({ resource, action }) {
    const needed = permissionFor(resource, action);
    return needed === null || ((await whoAmI())?.permissions ?? []).includes(needed);
  },
};
