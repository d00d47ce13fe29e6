import type { LanguageTag } from "../../../shared/language.ts";
import type { IdpMetadata, MetadataProblem } from "./metadata.ts";

/** What is wrong with metadata, and what to mend. */
const WORDS: Readonly<
  Record<MetadataProblem | "OTHER_PROVIDER" | "FETCH_FORBIDDEN" | "FETCH_FAILED", Readonly<Record<LanguageTag, string>>>
> = {
  NOT_READ: {
    en: "This is no metadata that can be read: it has to be well-formed XML in UTF-8, without a document type, of at most one megabyte.",
    hi: "यह पढ़ा जा सकने वाला मेटाडेटा नहीं है: यह UTF-8 में सही XML हो, बिना डॉक्यूमेंट टाइप के, और अधिकतम एक मेगाबाइट का।",
  },
  NO_PROVIDER: {
    en: "There is no identity provider in it. Perhaps it is the metadata of a service; ask for that of the provider.",
    hi: "इसमें कोई पहचान प्रदाता नहीं है। शायद यह किसी सेवा का मेटाडेटा है; प्रदाता का मेटाडेटा माँगें।",
  },
  SEVERAL_PROVIDERS: {
    en: "There is more than one identity provider in it. Bring the metadata of the one that is meant.",
    hi: "इसमें एक से अधिक पहचान प्रदाता हैं। जिस एक की बात है उसका मेटाडेटा दें।",
  },
  OTHER_PROVIDER: {
    en: "The address has the metadata of another provider now. If that is right, save the connection anew with it.",
    hi: "इस पते पर अब किसी दूसरे प्रदाता का मेटाडेटा है। यदि यह सही है, तो कनेक्शन को उसके साथ फिर से सहेजें।",
  },
  NO_ENTITY_ID: { en: "The provider has no entity id.", hi: "प्रदाता की कोई एंटिटी आईडी नहीं है।" },
  NO_SSO_URL: {
    en: "It does not say where people sign in by a redirect (SingleSignOnService with HTTP-Redirect). Switch that on at the provider.",
    hi: "यह नहीं बताता कि लोग रीडायरेक्ट से कहाँ साइन-इन करें (HTTP-Redirect वाली SingleSignOnService)। प्रदाता में इसे चालू करें।",
  },
  UNSAFE_URL: {
    en: "The provider's addresses have to begin with https://.",
    hi: "प्रदाता के पते https:// से शुरू होने चाहिए।",
  },
  METADATA_EXPIRED: {
    en: "The metadata is over (validUntil). Fetch it anew from the provider.",
    hi: "मेटाडेटा की अवधि समाप्त हो चुकी है (validUntil)। प्रदाता से नया लें।",
  },
  NO_CERTIFICATE: {
    en: "There is no certificate in it that the provider's signatures are known by.",
    hi: "इसमें ऐसा कोई प्रमाणपत्र नहीं है जिससे प्रदाता के हस्ताक्षर पहचाने जाएँ।",
  },
  CERTIFICATES_OVER: {
    en: "None of the certificates is in force. Fetch the metadata anew once the provider has changed its key.",
    hi: "कोई भी प्रमाणपत्र मान्य नहीं है। प्रदाता के कुंजी बदलने के बाद मेटाडेटा फिर से लें।",
  },
  CERTIFICATE_SOON_OVER: {
    en: "The certificate is over within thirty days. Ask the provider for the next one.",
    hi: "प्रमाणपत्र तीस दिनों में समाप्त हो जाएगा। प्रदाता से अगला प्रमाणपत्र माँगें।",
  },
  NO_SLO_URL: {
    en: "It does not say where people sign out (SingleLogoutService with HTTP-Redirect): signing out here will not sign them out there.",
    hi: "यह नहीं बताता कि लोग कहाँ साइन-आउट करें (HTTP-Redirect वाली SingleLogoutService): यहाँ साइन-आउट करने से वहाँ साइन-आउट नहीं होगा।",
  },
  CERTIFICATE_UNREADABLE: { en: "A certificate cannot be read.", hi: "एक प्रमाणपत्र पढ़ा नहीं जा सकता।" },
  CERTIFICATE_NOT_RSA: {
    en: "A certificate is not for an RSA key. Let the provider sign with RSA.",
    hi: "एक प्रमाणपत्र RSA कुंजी का नहीं है। प्रदाता से RSA से हस्ताक्षर कराएँ।",
  },
  CERTIFICATE_SHORT_KEY: {
    en: "A certificate's key is too short: it needs at least 2048 bits.",
    hi: "एक प्रमाणपत्र की कुंजी बहुत छोटी है: कम से कम 2048 बिट चाहिए।",
  },
  FETCH_FORBIDDEN: {
    en: "The address is not allowed: it has to begin with https:// and must not lead into a private network.",
    hi: "पता मान्य नहीं है: वह https:// से शुरू होना चाहिए और किसी निजी नेटवर्क में नहीं जाना चाहिए।",
  },
  FETCH_FAILED: {
    en: "The address does not answer with metadata. Check it, or bring the file instead.",
    hi: "पते से मेटाडेटा नहीं मिला। उसे जाँचें, या उसके बदले फ़ाइल दें।",
  },
};

export type MetadataFault = keyof typeof WORDS;

export const isMetadataFault = (name: string): name is MetadataFault => Object.hasOwn(WORDS, name);

/** What is wrong, in somebody's language. */
export function wordsOfFault(fault: MetadataFault, language: LanguageTag): string {
  return WORDS[fault][language];
}

/** All that is wrong with metadata; why it was not read is named by the rule. */
export function wordsOfProblems({ problems, fault }: IdpMetadata, language: LanguageTag): string[] {
  return problems.map((one) =>
    one === "NOT_READ" && fault ? `${WORDS[one][language]} (${fault})` : WORDS[one][language],
  );
}
