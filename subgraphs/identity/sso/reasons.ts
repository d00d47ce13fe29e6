import type { LanguageTag } from "../../shared/language.ts";
import { OIDC_REASONS } from "./oidc/oidc.reasons.ts";
import { SAML_REASONS } from "./saml/saml.reasons.ts";

/** What whoever looks after a source is told of an attempt that failed: what was wrong, and what to mend. */
const REASONS = {
  JOURNEY_UNKNOWN: {
    en: "The answer belongs to no sign-in that is under way here: it came late, twice, or nobody asked for it. Begin again at the sign-in page.",
    hi: "यह उत्तर यहाँ चल रहे किसी साइन-इन का नहीं है: यह देर से आया, दो बार आया, या किसी ने इसे माँगा नहीं। साइन-इन पृष्ठ से फिर शुरू करें।",
  },
  OTHER_BROWSER: {
    en: "The answer was brought by another browser than the one that began.",
    hi: "उत्तर उस ब्राउज़र के बजाय किसी दूसरे ब्राउज़र से आया जिसने शुरुआत की थी।",
  },
  SWITCHED_OFF: {
    en: "It was switched off before the sign-in was done. Switch it on again if people are to sign in with it.",
    hi: "साइन-इन पूरा होने से पहले इसे बंद कर दिया गया। लोगों को इससे साइन-इन करना हो तो इसे फिर चालू करें।",
  },
  TOO_OFTEN: {
    en: "Too many answers came from this network within a quarter of an hour. Wait a while.",
    hi: "इस नेटवर्क से पंद्रह मिनट में बहुत अधिक उत्तर आए। कुछ देर रुकें।",
  },
  NO_ACCOUNT: {
    en: "Nobody here has this identity, and new accounts are not made. Allow sign-up, or let the person link it in their account.",
    hi: "यहाँ किसी के पास यह पहचान नहीं है, और नए खाते नहीं बनाए जाते। नए खातों की अनुमति दें, या व्यक्ति को अपने खाते में इसे जोड़ने दें।",
  },
  NO_ACCESS: {
    en: "The source says that this person has no access, or gives them no role. Give them access there.",
    hi: "स्रोत के अनुसार इस व्यक्ति को पहुँच नहीं है, या वह उन्हें कोई भूमिका नहीं देता। वहाँ पहुँच दें।",
  },
  ROLE_UNKNOWN: {
    en: "The source gives this person roles that stand for nothing here. Say in the mapping which role each value is, or give them another one there.",
    hi: "स्रोत इस व्यक्ति को ऐसी भूमिकाएँ देता है जो यहाँ ज्ञात नहीं हैं। मैपिंग में बताएँ कि हर मान कौन-सी भूमिका है, या वहाँ दूसरी भूमिका दें।",
  },
  ANOTHER_WAY: {
    en: "The organisation of this address requires its own connection, and another way was used. Send the person to the sign-in page with their address.",
    hi: "इस पते का संगठन अपने ही कनेक्शन को अनिवार्य करता है, पर किसी और तरीके का उपयोग हुआ। व्यक्ति को उनके पते के साथ साइन-इन पृष्ठ पर भेजें।",
  },
  NO_WAY_TO_PROVE: {
    en: "There is an account with this address that can be proven in no other way. Its owner links this identity once they are signed in.",
    hi: "इस पते का एक खाता है जिसे किसी और तरीके से सिद्ध नहीं किया जा सकता। उसका स्वामी साइन-इन करके यह पहचान जोड़े।",
  },
  OTHERS_IDENTITY: {
    en: "Another account has this identity. It can be linked to one account alone: unlink it there first.",
    hi: "यह पहचान किसी दूसरे खाते की है। यह एक ही खाते से जुड़ सकती है: पहले वहाँ से हटाएँ।",
  },
  ...OIDC_REASONS,
  ...SAML_REASONS,
} as const satisfies Record<string, Readonly<Record<LanguageTag, string>>>;

export type SsoReason = keyof typeof REASONS;

export const SSO_REASONS = Object.keys(REASONS) as [SsoReason, ...SsoReason[]];

/** A reason in somebody's language, with the value that goes with it. */
export function wordsOf(reason: SsoReason, detail: string | null, language: LanguageTag): string {
  const words = REASONS[reason][language];
  return detail ? `${words} (${detail})` : words;
}
