/** What can be wrong with a provider of OpenID Connect, and what to mend. */
export const OIDC_REASONS = {
  PROVIDER_SAID_NO: {
    en: "The provider refused: the person declined, or may not use this application. Look at who may use it there.",
    hi: "प्रदाता ने मना किया: व्यक्ति ने अस्वीकार किया, या उन्हें इस एप्लिकेशन की अनुमति नहीं है। वहाँ देखें कि कौन इसका उपयोग कर सकता है।",
  },
  PROVIDER_AWAY: {
    en: "The provider did not answer in time. Try again; if it stays so, look at its address and its state.",
    hi: "प्रदाता ने समय पर उत्तर नहीं दिया। फिर प्रयास करें; ऐसा ही रहे तो उसका पता और स्थिति देखें।",
  },
  ADDRESS_NOT_ALLOWED: {
    en: "The provider's address is not allowed: it has to begin with https:// and must not lead into a private network.",
    hi: "प्रदाता का पता मान्य नहीं है: वह https:// से शुरू होना चाहिए और किसी निजी नेटवर्क में नहीं जाना चाहिए।",
  },
  DISCOVERY_FAILED: {
    en: "The provider's configuration cannot be read. Check the issuer: it is an address under which /.well-known/openid-configuration stands.",
    hi: "प्रदाता का विन्यास पढ़ा नहीं जा सकता। इश्यूअर जाँचें: उस पते के नीचे /.well-known/openid-configuration होना चाहिए।",
  },
  NO_KEYS: {
    en: "The provider publishes no keys that an ID token could be checked with. It has to sign with RSA or an elliptic curve.",
    hi: "प्रदाता ऐसी कोई कुंजी प्रकाशित नहीं करता जिससे आईडी टोकन जाँचा जा सके। उसे RSA या एलिप्टिक कर्व से हस्ताक्षर करना होगा।",
  },
  NO_ENDPOINTS: {
    en: "The provider does not say where codes and tokens are to be had, or does not take PKCE with S256.",
    hi: "प्रदाता नहीं बताता कि कोड और टोकन कहाँ मिलते हैं, या S256 के साथ PKCE स्वीकार नहीं करता।",
  },
  ISSUER_DIFFERS: {
    en: "The provider calls itself by another issuer than the one that is configured. Copy the issuer exactly as its configuration says it.",
    hi: "प्रदाता अपने को विन्यास से अलग इश्यूअर बताता है। इश्यूअर ठीक वैसा ही लिखें जैसा उसके विन्यास में है।",
  },
  RESPONSE_ISSUER_DIFFERS: {
    en: "The answer names another issuer than the one that was asked: it may come from another provider.",
    hi: "उत्तर में पूछे गए इश्यूअर के बजाय कोई दूसरा है: हो सकता है कि यह किसी दूसरे प्रदाता से आया हो।",
  },
  CLIENT_REFUSED: {
    en: "The provider does not take the client id or the client secret. Copy both anew; a secret may have expired there.",
    hi: "प्रदाता क्लाइंट आईडी या क्लाइंट सीक्रेट स्वीकार नहीं करता। दोनों फिर से कॉपी करें; सीक्रेट वहाँ समाप्त हो चुका हो सकता है।",
  },
  CODE_REFUSED: {
    en: "The provider does not take the code: it was used before, was made for somebody else, or its callback address differs.",
    hi: "प्रदाता कोड स्वीकार नहीं करता: उसका उपयोग हो चुका है, वह किसी और के लिए था, या कॉलबैक पता अलग है।",
  },
  TOKEN_INVALID: {
    en: "The ID token cannot be trusted: its signature, issuer, audience, nonce or time is not what it has to be.",
    hi: "आईडी टोकन पर भरोसा नहीं किया जा सकता: उसका हस्ताक्षर, इश्यूअर, ऑडियंस, नॉन्स या समय सही नहीं है।",
  },
  LOGOUT_INVALID: {
    en: "A logout token cannot be trusted: its signature, issuer, audience, time or event is not what it has to be, or it was used before.",
    hi: "लॉगआउट टोकन पर भरोसा नहीं किया जा सकता: उसका हस्ताक्षर, इश्यूअर, ऑडियंस, समय या घटना सही नहीं है, या उसका उपयोग हो चुका है।",
  },
  TENANT_DIFFERS: {
    en: "The person belongs to another directory of Microsoft than the one that may sign in here.",
    hi: "व्यक्ति Microsoft की उस डायरेक्टरी का नहीं है जिसे यहाँ साइन-इन की अनुमति है।",
  },
  API_FAILED: {
    en: "The provider let the person in but did not say who they are. Check the scopes that its application may ask for.",
    hi: "प्रदाता ने व्यक्ति को आने दिया पर यह नहीं बताया कि वे कौन हैं। एप्लिकेशन को मिले स्कोप जाँचें।",
  },
  PARAMETERS_TWICE: {
    en: "The answer says the same thing twice, or does not say whether it is a code or an error.",
    hi: "उत्तर एक ही बात दो बार कहता है, या यह नहीं बताता कि वह कोड है या त्रुटि।",
  },
} as const;
