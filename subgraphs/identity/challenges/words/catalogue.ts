import type { Values } from "../../../shared/words/fill.ts";
import { Language } from "../../../shared/words/language.ts";
import { NOTICE_KINDS, type NoticeKind } from "../../notices/notice.kind.ts";
import { CHALLENGE_PURPOSES } from "../challenge.purpose.ts";

/** What a message says, by mail and as a text message. `{{name}}` stands for a value of `valuesOf`. */
interface Words {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** On the link, where there is one. */
  readonly action: string;
  readonly reason: string;
  readonly sms: string;
}

/** Every message that identity sends: a code for each purpose, and what people are told of their account. */
export const MESSAGE_IDS = [...CHALLENGE_PURPOSES, "ACCOUNT_EXISTS", ...NOTICE_KINDS] as const;
export type MessageId = (typeof MESSAGE_IDS)[number];

/** What the words of a message are given. */
export function valuesOf(id: MessageId): Values {
  if (id === "ACCOUNT_EXISTS") return {};
  return isNotice(id) ? { at: "date" } : { code: "text", minutes: "text" };
}

function isNotice(id: MessageId): id is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(id);
}

/** Every message in every language. */
export type Catalogue = Readonly<Record<Language, Readonly<Record<MessageId, Words>>>>;

const NOT_YOU_EN =
  "If this was not you, somebody typed your address: nothing happens unless you use it. Tell the code to nobody.";
const NOT_YOU_HI =
  "यदि यह आपने नहीं किया, तो किसी ने आपका पता लिखा है: जब तक आप इसका उपयोग न करें, कुछ नहीं होगा। यह कोड किसी को न बताएँ।";
const ASKED_EN = "You get this message because this address was typed at Casegraph.";
const ASKED_HI = "आपको यह संदेश इसलिए मिला क्योंकि यह पता Casegraph में लिखा गया था।";
const GUARD_EN = "You get this message because it guards your account; it cannot be switched off.";
const GUARD_HI = "आपको यह संदेश आपके खाते की सुरक्षा के लिए मिला है; इसे बंद नहीं किया जा सकता।";

/** The words themselves; checked when a process starts. */
export const CATALOGUE: Catalogue = {
  [Language.EN]: {
    SIGN_IN: {
      subject: "{{code}} is your code to sign in",
      paragraphs: ["This is your code to sign in to Casegraph. It is good for {{minutes}} minutes:", NOT_YOU_EN],
      action: "Or sign in with this link, in the browser where you began",
      reason: ASKED_EN,
      sms: "{{code}} is your code to sign in to Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
    },
    REGISTER: {
      subject: "{{code}} confirms your address",
      paragraphs: [
        "Welcome to Casegraph. Confirm with this code within {{minutes}} minutes that this address is yours:",
        NOT_YOU_EN,
      ],
      action: "Or confirm it with this link",
      reason: ASKED_EN,
      sms: "{{code}} confirms your number at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
    },
    RESET_PASSWORD: {
      subject: "{{code}} is your code for a new password",
      paragraphs: ["Choose a new password with this code within {{minutes}} minutes:", NOT_YOU_EN],
      action: "Or choose it with this link",
      reason: ASKED_EN,
      sms: "{{code}} is your code for a new Casegraph password. It is good for {{minutes}} minutes. Tell it to nobody.",
    },
    CHANGE_EMAIL: {
      subject: "{{code}} confirms your new address",
      paragraphs: [
        "Confirm with this code within {{minutes}} minutes that this is your new e-mail address at Casegraph:",
        NOT_YOU_EN,
      ],
      action: "Or confirm it with this link",
      reason: ASKED_EN,
      sms: "{{code}} confirms your new e-mail address at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
    },
    CHANGE_PHONE: {
      subject: "{{code}} confirms your new number",
      paragraphs: [
        "Confirm with this code within {{minutes}} minutes that this is your new number at Casegraph:",
        NOT_YOU_EN,
      ],
      action: "Confirm it",
      reason: ASKED_EN,
      sms: "{{code}} confirms your new number at Casegraph. It is good for {{minutes}} minutes. Tell it to nobody.",
    },
    REAUTHENTICATE: {
      subject: "{{code}} confirms that it is you",
      paragraphs: [
        "Confirm with this code within {{minutes}} minutes that it is you who changes your account:",
        "If this was not you, somebody is signed in as you: end their session and change your password. Tell the code to nobody.",
      ],
      action: "Confirm it",
      reason: ASKED_EN,
      sms: "{{code}} confirms at Casegraph that it is you. It is good for {{minutes}} minutes. Tell it to nobody.",
    },
    ACCOUNT_EXISTS: {
      subject: "You have an account already",
      paragraphs: [
        "Somebody wanted to make an account at Casegraph with your address. You have one already: sign in, or ask for a new password if you have forgotten yours.",
        "If this was not you, nothing has happened.",
      ],
      action: "Sign in",
      reason: ASKED_EN,
      sms: "You have an account at Casegraph already: sign in, or ask for a new password. If this was not you, nothing has happened.",
    },
    EMAIL_CHANGED: {
      subject: "Your e-mail address was changed",
      paragraphs: [
        "The e-mail address of your account was changed on {{at}}.",
        "If this was not you, get in touch with the office at once.",
      ],
      action: "See your account",
      reason: GUARD_EN,
      sms: "The e-mail address of your Casegraph account was changed on {{at}}. If this was not you, get in touch with the office at once.",
    },
    PHONE_CHANGED: {
      subject: "Your telephone number was changed",
      paragraphs: [
        "The telephone number of your account was changed on {{at}}.",
        "If this was not you, get in touch with the office at once.",
      ],
      action: "See your account",
      reason: GUARD_EN,
      sms: "The telephone number of your Casegraph account was changed on {{at}}. If this was not you, get in touch with the office at once.",
    },
    PHONE_RELEASED: {
      subject: "Your telephone number left your account",
      paragraphs: [
        "On {{at}} somebody proved that they have the telephone number of your account now, and said that they are new. It is no longer a way into your account.",
        "If you still have the number, sign in another way and add it again.",
      ],
      action: "See your account",
      reason: GUARD_EN,
      sms: "Your telephone number left your Casegraph account on {{at}}. If you still have it, sign in another way and add it again.",
    },
    PASSWORD_CHANGED: {
      subject: "Your password was changed",
      paragraphs: [
        "The password of your account was changed on {{at}}.",
        "If this was not you, ask for a new one at once and end the sessions that you do not know.",
      ],
      action: "See your account",
      reason: GUARD_EN,
      sms: "The password of your Casegraph account was changed on {{at}}. If this was not you, ask for a new one at once.",
    },
    ACCOUNT_LOCKED: {
      subject: "Too many wrong attempts to sign in",
      paragraphs: [
        "Since {{at}} nobody can sign in to your account from where somebody failed too often. It opens by itself in half an hour.",
        "A browser that you have used before still lets you in. If this was not you, nothing needs to be done.",
      ],
      action: "See your account",
      reason: GUARD_EN,
      sms: "Too many wrong attempts to sign in to your Casegraph account on {{at}}. It opens by itself in half an hour.",
    },
  },
  [Language.HI]: {
    SIGN_IN: {
      subject: "साइन इन करने का आपका कोड {{code}} है",
      paragraphs: ["Casegraph में साइन इन करने का आपका कोड यह है। यह {{minutes}} मिनट तक मान्य है:", NOT_YOU_HI],
      action: "या जिस ब्राउज़र में आपने शुरू किया था, उसी में इस लिंक से साइन इन करें",
      reason: ASKED_HI,
      sms: "{{code}} Casegraph में साइन इन करने का आपका कोड है। यह {{minutes}} मिनट तक मान्य है। इसे किसी को न बताएँ।",
    },
    REGISTER: {
      subject: "आपके पते की पुष्टि का कोड {{code}} है",
      paragraphs: ["Casegraph में आपका स्वागत है। {{minutes}} मिनट के भीतर इस कोड से पुष्टि करें कि यह पता आपका है:", NOT_YOU_HI],
      action: "या इस लिंक से पुष्टि करें",
      reason: ASKED_HI,
      sms: "{{code}} Casegraph में आपके नंबर की पुष्टि का कोड है। यह {{minutes}} मिनट तक मान्य है। इसे किसी को न बताएँ।",
    },
    RESET_PASSWORD: {
      subject: "नए पासवर्ड का आपका कोड {{code}} है",
      paragraphs: ["{{minutes}} मिनट के भीतर इस कोड से नया पासवर्ड चुनें:", NOT_YOU_HI],
      action: "या इस लिंक से चुनें",
      reason: ASKED_HI,
      sms: "{{code}} नए Casegraph पासवर्ड का आपका कोड है। यह {{minutes}} मिनट तक मान्य है। इसे किसी को न बताएँ।",
    },
    CHANGE_EMAIL: {
      subject: "आपके नए पते की पुष्टि का कोड {{code}} है",
      paragraphs: ["{{minutes}} मिनट के भीतर इस कोड से पुष्टि करें कि Casegraph में यह आपका नया ई-मेल पता है:", NOT_YOU_HI],
      action: "या इस लिंक से पुष्टि करें",
      reason: ASKED_HI,
      sms: "{{code}} Casegraph में आपके नए ई-मेल पते की पुष्टि का कोड है। यह {{minutes}} मिनट तक मान्य है। इसे किसी को न बताएँ।",
    },
    CHANGE_PHONE: {
      subject: "आपके नए नंबर की पुष्टि का कोड {{code}} है",
      paragraphs: ["{{minutes}} मिनट के भीतर इस कोड से पुष्टि करें कि Casegraph में यह आपका नया नंबर है:", NOT_YOU_HI],
      action: "पुष्टि करें",
      reason: ASKED_HI,
      sms: "{{code}} Casegraph में आपके नए नंबर की पुष्टि का कोड है। यह {{minutes}} मिनट तक मान्य है। इसे किसी को न बताएँ।",
    },
    REAUTHENTICATE: {
      subject: "यह आप ही हैं, इसकी पुष्टि का कोड {{code}} है",
      paragraphs: [
        "{{minutes}} मिनट के भीतर इस कोड से पुष्टि करें कि खाते में बदलाव आप ही कर रहे हैं:",
        "यदि यह आपने नहीं किया, तो कोई आपके नाम से साइन इन है: उसका सत्र समाप्त करें और पासवर्ड बदलें। यह कोड किसी को न बताएँ।",
      ],
      action: "पुष्टि करें",
      reason: ASKED_HI,
      sms: "{{code}} Casegraph में पुष्टि का कोड है कि यह आप ही हैं। यह {{minutes}} मिनट तक मान्य है। इसे किसी को न बताएँ।",
    },
    ACCOUNT_EXISTS: {
      subject: "आपका खाता पहले से है",
      paragraphs: [
        "किसी ने आपके पते से Casegraph में खाता बनाना चाहा। आपका खाता पहले से है: साइन इन करें, या पासवर्ड भूल गए हों तो नया माँगें।",
        "यदि यह आपने नहीं किया, तो कुछ नहीं हुआ है।",
      ],
      action: "साइन इन करें",
      reason: ASKED_HI,
      sms: "Casegraph में आपका खाता पहले से है: साइन इन करें, या नया पासवर्ड माँगें। यदि यह आपने नहीं किया, तो कुछ नहीं हुआ है।",
    },
    EMAIL_CHANGED: {
      subject: "आपका ई-मेल पता बदला गया",
      paragraphs: ["आपके खाते का ई-मेल पता {{at}} को बदला गया।", "यदि यह आपने नहीं किया, तो तुरंत कार्यालय से संपर्क करें।"],
      action: "अपना खाता देखें",
      reason: GUARD_HI,
      sms: "आपके Casegraph खाते का ई-मेल पता {{at}} को बदला गया। यदि यह आपने नहीं किया, तो तुरंत कार्यालय से संपर्क करें।",
    },
    PHONE_CHANGED: {
      subject: "आपका फ़ोन नंबर बदला गया",
      paragraphs: ["आपके खाते का फ़ोन नंबर {{at}} को बदला गया।", "यदि यह आपने नहीं किया, तो तुरंत कार्यालय से संपर्क करें।"],
      action: "अपना खाता देखें",
      reason: GUARD_HI,
      sms: "आपके Casegraph खाते का फ़ोन नंबर {{at}} को बदला गया। यदि यह आपने नहीं किया, तो तुरंत कार्यालय से संपर्क करें।",
    },
    PHONE_RELEASED: {
      subject: "आपका फ़ोन नंबर आपके खाते से हट गया",
      paragraphs: [
        "{{at}} को किसी ने सिद्ध किया कि आपके खाते का फ़ोन नंबर अब उनके पास है, और कहा कि वे नए हैं। अब उस नंबर से आपके खाते में नहीं जाया जा सकता।",
        "यदि नंबर अब भी आपके पास है, तो किसी और तरीके से साइन इन करें और उसे फिर जोड़ें।",
      ],
      action: "अपना खाता देखें",
      reason: GUARD_HI,
      sms: "आपका फ़ोन नंबर {{at}} को आपके Casegraph खाते से हट गया। यदि वह अब भी आपके पास है, तो किसी और तरीके से साइन इन करें और उसे फिर जोड़ें।",
    },
    PASSWORD_CHANGED: {
      subject: "आपका पासवर्ड बदला गया",
      paragraphs: [
        "आपके खाते का पासवर्ड {{at}} को बदला गया।",
        "यदि यह आपने नहीं किया, तो तुरंत नया माँगें और जिन सत्रों को आप नहीं जानते उन्हें समाप्त करें।",
      ],
      action: "अपना खाता देखें",
      reason: GUARD_HI,
      sms: "आपके Casegraph खाते का पासवर्ड {{at}} को बदला गया। यदि यह आपने नहीं किया, तो तुरंत नया माँगें।",
    },
    ACCOUNT_LOCKED: {
      subject: "साइन इन के बहुत से गलत प्रयास",
      paragraphs: [
        "{{at}} से, जहाँ से कोई बार-बार असफल हुआ वहाँ से आपके खाते में साइन इन नहीं हो सकता। आधे घंटे में यह अपने आप खुल जाएगा।",
        "जिस ब्राउज़र का आपने पहले उपयोग किया है, उससे आप अब भी साइन इन कर सकते हैं। यदि यह आपने नहीं किया, तो कुछ करने की ज़रूरत नहीं।",
      ],
      action: "अपना खाता देखें",
      reason: GUARD_HI,
      sms: "{{at}} को आपके Casegraph खाते में साइन इन के बहुत से गलत प्रयास हुए। आधे घंटे में यह अपने आप खुल जाएगा।",
    },
  },
};
