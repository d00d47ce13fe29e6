/** What the links of mails are for, by the pages to which they lead. */
export const LINK_PAGES = {
  "/sign-in/link": "signIn",
  "/register/confirm": "register",
  "/reset-password": "reset",
  "/account/contacts/confirm": "contact",
} as const;

export type LinkPurpose = (typeof LINK_PAGES)[keyof typeof LINK_PAGES];
