import type { MessageId, Words } from "./message.ts";

const NOT_YOU =
  "If this was not you, somebody typed your address: nothing happens unless you use it. Tell the code to nobody.";
const ASKED = "You get this message because this address was typed at Casegraph.";
const GUARD = "You get this message because it guards your account; it cannot be switched off.";

/** What identity sends, in English. */
export const ENGLISH: Readonly<Record<MessageId, Words>> = {
  SIGN_IN: {
    subject: "{{code}} is your code to sign in",
    paragraphs: ["This is your code to sign in to Casegraph. It is good for {{minutes}} minutes:", NOT_YOU],
    action: "Or sign in with this link, in the browser where you began",
    reason: ASKED,
    sms: "{{code}} is your code to sign in to Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  REGISTER: {
    subject: "{{code}} confirms your address",
    paragraphs: [
      "Welcome to Casegraph. Confirm with this code within {{minutes}} minutes that this address is yours:",
      NOT_YOU,
    ],
    action: "Or confirm it with this link",
    reason: ASKED,
    sms: "{{code}} confirms your number at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  RESET_PASSWORD: {
    subject: "{{code}} is your code for a new password",
    paragraphs: ["Choose a new password with this code within {{minutes}} minutes:", NOT_YOU],
    action: "Or choose it with this link",
    reason: ASKED,
    sms: "{{code}} is your code for a new Casegraph password. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  CHANGE_EMAIL: {
    subject: "{{code}} confirms your new address",
    paragraphs: [
      "Confirm with this code within {{minutes}} minutes that this is your new e-mail address at Casegraph:",
      NOT_YOU,
    ],
    action: "Or confirm it with this link",
    reason: ASKED,
    sms: "{{code}} confirms your new e-mail address at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  CHANGE_PHONE: {
    subject: "{{code}} confirms your new number",
    paragraphs: [
      "Confirm with this code within {{minutes}} minutes that this is your new number at Casegraph:",
      NOT_YOU,
    ],
    action: "Confirm it",
    reason: ASKED,
    sms: "{{code}} confirms your new number at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  REAUTHENTICATE: {
    subject: "{{code}} confirms that it is you",
    paragraphs: [
      "Confirm with this code within {{minutes}} minutes that it is you who changes your account:",
      "If this was not you, somebody is signed in as you: end their session and change your password. Tell the code to nobody.",
    ],
    action: "Confirm it",
    reason: ASKED,
    sms: "{{code}} confirms at Casegraph that it is you. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  FACTOR: {
    subject: "{{code}} is your second code to sign in",
    paragraphs: [
      "This is the second step, to prove that it is you. The code is good for {{minutes}} minutes:",
      "If this was not you, somebody has passed your first step: change your password. Tell the code to nobody.",
    ],
    action: "Confirm it",
    reason: ASKED,
    sms: "{{code}} is your code for the second step at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  FACTOR_SETUP: {
    subject: "{{code}} turns on codes to this address",
    paragraphs: [
      "With this code you turn on that codes to this address prove that it is you. It is good for {{minutes}} minutes:",
      "If this was not you, somebody is signed in as you: end their session and change your password. Tell the code to nobody.",
    ],
    action: "Confirm it",
    reason: ASKED,
    sms: "{{code}} turns on codes to this number as your second step at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
  },
  ACCOUNT_EXISTS: {
    subject: "You have an account already",
    paragraphs: [
      "Somebody wanted to make an account at Casegraph with your address. You have one already: sign in, or ask for a new password if you have forgotten yours.",
      "If this was not you, nothing has happened.",
    ],
    action: "Sign in",
    reason: ASKED,
    sms: "You have an account at Casegraph already: sign in, or ask for a new password. If this was not you, nothing has happened.",
  },
  EMAIL_CHANGED: {
    subject: "Your e-mail address was changed",
    paragraphs: [
      "The e-mail address of your account was changed on {{at}}.",
      "If this was not you, get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "The e-mail address of your Casegraph account was changed on {{at}}. If this was not you, get in touch with the office at once.",
  },
  PHONE_CHANGED: {
    subject: "Your telephone number was changed",
    paragraphs: [
      "The telephone number of your account was changed on {{at}}.",
      "If this was not you, get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "The telephone number of your Casegraph account was changed on {{at}}. If this was not you, get in touch with the office at once.",
  },
  PHONE_RELEASED: {
    subject: "Your telephone number left your account",
    paragraphs: [
      "On {{at}} somebody proved that they have the telephone number of your account now, and said that they are new. It is no longer a way into your account.",
      "If you still have the number, sign in another way and add it again.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "Your telephone number left your Casegraph account on {{at}}. If you still have it, sign in another way and add it again.",
  },
  PASSWORD_CHANGED: {
    subject: "Your password was changed",
    paragraphs: [
      "The password of your account was changed on {{at}}.",
      "If this was not you, ask for a new one at once and end the sessions that you do not know.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "The password of your Casegraph account was changed on {{at}}. If this was not you, ask for a new one at once.",
  },
  ACCOUNT_LOCKED: {
    subject: "Too many wrong attempts to sign in",
    paragraphs: [
      "Since {{at}} nobody can sign in to your account from where somebody failed too often. It opens by itself in half an hour.",
      "A browser that you have used before still lets you in. If this was not you, nothing needs to be done.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "Too many wrong attempts to sign in to your Casegraph account on {{at}}. It opens by itself in half an hour.",
  },
  FACTOR_ON: {
    subject: "A second factor was turned on",
    paragraphs: [
      "A second factor of your Casegraph account was turned on on {{at}}.",
      "If this was not you, end the sessions that you do not know, change your password, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "A second factor of your Casegraph account was turned on on {{at}}. If this was not you, get in touch with the office at once.",
  },
  FACTOR_OFF: {
    subject: "A second factor was turned off",
    paragraphs: [
      "A second factor of your Casegraph account was turned off on {{at}}.",
      "If this was not you, end the sessions that you do not know, change your password, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "A second factor of your Casegraph account was turned off on {{at}}. If this was not you, get in touch with the office at once.",
  },
  FACTOR_LOCKED: {
    subject: "Too many wrong answers in the second step",
    paragraphs: [
      "On {{at}} the second step of your Casegraph account was answered wrongly too often; that way is closed for half an hour.",
      "Your other ways go on working. If this was not you, somebody knows your password: change it.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "On {{at}} the second step of your Casegraph account was answered wrongly too often; that way is closed for half an hour. Your other ways go on working. If this was not you, somebody knows your password: change it.",
  },
  BACKUP_CODES_MADE: {
    subject: "You have new backup codes",
    paragraphs: [
      "New backup codes were made for your Casegraph account on {{at}}; older ones open nothing any more.",
      "If this was not you, end the sessions that you do not know, change your password, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "New backup codes were made for your Casegraph account on {{at}}; older ones open nothing any more. If this was not you, get in touch with the office at once.",
  },
  BACKUP_CODE_USED: {
    subject: "A backup code was used",
    paragraphs: [
      "A backup code of your Casegraph account was used on {{at}}.",
      "If this was not you, end the sessions that you do not know, change your password, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "A backup code of your Casegraph account was used on {{at}}. If this was not you, get in touch with the office at once.",
  },
  PASSKEY_ADDED: {
    subject: "A passkey was added",
    paragraphs: [
      "A passkey was added to your Casegraph account on {{at}}.",
      "If this was not you, end the sessions that you do not know, change your password, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "A passkey was added to your Casegraph account on {{at}}. If this was not you, get in touch with the office at once.",
  },
  PASSKEY_REMOVED: {
    subject: "A passkey was removed",
    paragraphs: [
      "A passkey was removed from your Casegraph account on {{at}}.",
      "If this was not you, end the sessions that you do not know, change your password, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "A passkey was removed from your Casegraph account on {{at}}. If this was not you, get in touch with the office at once.",
  },
  PASSKEY_CLONED: {
    subject: "A passkey may have been copied",
    paragraphs: [
      "A passkey of your Casegraph account showed on {{at}} that there may be a copy of it; it is not accepted any more.",
      "Sign in another way, remove that passkey and add a new one.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "A passkey of your Casegraph account showed on {{at}} that there may be a copy of it; it is not accepted any more. Sign in another way, remove that passkey and add a new one.",
  },
  RECOVERY_ASKED: {
    subject: "Somebody asked to take away your second factors",
    paragraphs: [
      "On {{at}} an administrator asked to remove every second factor of your Casegraph account, as if you had lost them: app, passkeys, backup codes. Another administrator decides within 24 hours.",
      "If you asked the office for this, nothing needs to be done. If you did not, sign in with your second factor now: that ends the request. Then tell the office.",
    ],
    action: "Sign in",
    reason: GUARD,
    sms: "On {{at}} an administrator asked to remove every second factor of your Casegraph account; another one decides. If you did not ask for this, sign in with your second factor now: that ends it. Then tell the office.",
  },
  RECOVERY_DONE: {
    subject: "Your second factors were taken away",
    paragraphs: [
      "On {{at}} two administrators removed every second factor, passkey, backup code and trusted browser of your Casegraph account, and ended every session. Sign in soon: you set up a new one then.",
      "If you did not ask for this, get in touch with the office at once and choose a new password.",
    ],
    action: "Sign in",
    reason: GUARD,
    sms: "On {{at}} two administrators removed every second factor of your Casegraph account. Sign in soon and set up a new one. If you did not ask for this, get in touch with the office at once.",
  },
  RECOVERY_DECLINED: {
    subject: "Your second factors stay as they are",
    paragraphs: [
      "On {{at}} an administrator declined to remove the second factors of your Casegraph account. Nothing has changed.",
      "If you have lost them, get in touch with the office. If you asked for nothing, tell the office that somebody did.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "On {{at}} an administrator declined to remove the second factors of your Casegraph account. Nothing has changed. If you have lost them, get in touch with the office.",
  },
  SSO_LINKED: {
    subject: "Another way to sign in was linked",
    paragraphs: [
      "An identity of another service was linked to your Casegraph account on {{at}}: it opens your account now.",
      "If this was not you, unlink it in your account, end the sessions that you do not know, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "An identity of another service was linked to your Casegraph account on {{at}}. If this was not you, get in touch with the office at once.",
  },
  SSO_UNLINKED: {
    subject: "A way to sign in was unlinked",
    paragraphs: [
      "An identity of another service was taken off your Casegraph account on {{at}}: it opens your account no more.",
      "If this was not you, end the sessions that you do not know, and get in touch with the office at once.",
    ],
    action: "See your account",
    reason: GUARD,
    sms: "An identity of another service was taken off your Casegraph account on {{at}}. If this was not you, get in touch with the office at once.",
  },
  BREAK_GLASS_USED: {
    subject: "Somebody signed in past a required connection",
    paragraphs: [
      "A break-glass account was used on {{at}}: somebody signed in to Casegraph without the connection that their organisation requires.",
      "Look in the audit at who it was and why. If nobody can say, end their sessions and take the account off the list.",
    ],
    action: "Sign in and look",
    reason: "You get this message because you look after single sign-on; it cannot be switched off.",
    sms: "A break-glass account of Casegraph was used on {{at}}. Look in the audit at who it was and why.",
  },
  SSO_RUNNING_OUT: {
    subject: "A connection is about to stop",
    paragraphs: [
      "What an organisation has published of its identity provider is soon over, or its only certificate: then its people cannot sign in to Casegraph any more. This was seen on {{at}}.",
      "See which connection it is, ask the organisation for its newer metadata, and read it there.",
    ],
    action: "Sign in and look",
    reason: "You get this message because you look after single sign-on; it cannot be switched off.",
    sms: "A connection of Casegraph is about to stop, as was seen on {{at}}: what its organisation has published is soon over. Read its newer metadata.",
  },
};
