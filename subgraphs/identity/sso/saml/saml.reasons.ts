/** What can be wrong with a connection's answers, and what to mend; the detail is the name of the rule that refused. */
export const SAML_REASONS = {
  SAML_INCOMPLETE: {
    en: "Nothing is known of the provider yet, or none of its certificates is in force. Read its metadata again.",
    hi: "प्रदाता के बारे में अभी कुछ ज्ञात नहीं है, या उसका कोई प्रमाणपत्र मान्य नहीं है। उसका मेटाडेटा फिर से पढ़ें।",
  },
  SAML_OVER: {
    en: "What is known of the provider was to be believed until a day that has passed. Read its newer metadata.",
    hi: "प्रदाता के बारे में जो ज्ञात है, उस पर भरोसे की तिथि बीत चुकी है। उसका नया मेटाडेटा पढ़ें।",
  },
  SAML_SAID_NO: {
    en: "The provider refused: the person declined, or may not use this application. Look at who may use it there.",
    hi: "प्रदाता ने मना किया: व्यक्ति ने अस्वीकार किया, या उन्हें इस एप्लिकेशन की अनुमति नहीं है। वहाँ देखें कि कौन इसका उपयोग कर सकता है।",
  },
  SAML_SHAPE: {
    en: "The answer has something in it that no honest answer has, or is no answer at all. Nothing of it was believed. Tell whoever runs the provider.",
    hi: "उत्तर में कुछ ऐसा है जो किसी सच्चे उत्तर में नहीं होता, या वह उत्तर ही नहीं है। उस पर भरोसा नहीं किया गया। प्रदाता चलाने वालों को बताएँ।",
  },
  SAML_NOT_SIGNED: {
    en: "The response and the assertion both have to be signed. Switch both on at the provider.",
    hi: "रिस्पॉन्स और असर्शन दोनों पर हस्ताक्षर होने चाहिए। प्रदाता में दोनों चालू करें।",
  },
  SAML_SIGNATURE: {
    en: "The signature is by no certificate of this connection, or what was signed was changed. If the provider changed its key, read its metadata again.",
    hi: "हस्ताक्षर इस कनेक्शन के किसी प्रमाणपत्र का नहीं है, या हस्ताक्षर के बाद कुछ बदला गया। प्रदाता ने कुंजी बदली हो तो उसका मेटाडेटा फिर से पढ़ें।",
  },
  SAML_ALGORITHM: {
    en: "The answer is signed or encrypted in a way that is not taken here. Set the provider to RSA with SHA-256 and exclusive canonicalization, and to AES with RSA-OAEP.",
    hi: "उत्तर पर हस्ताक्षर या एन्क्रिप्शन ऐसे तरीके से हुआ है जो यहाँ मान्य नहीं है। प्रदाता में RSA के साथ SHA-256 और exclusive canonicalization, तथा RSA-OAEP के साथ AES चुनें।",
  },
  SAML_ENCRYPTION: {
    en: "The assertion is not encrypted, or not for a key of ours. Give the provider our metadata again.",
    hi: "असर्शन एन्क्रिप्टेड नहीं है, या हमारी किसी कुंजी के लिए नहीं है। प्रदाता को हमारा मेटाडेटा फिर से दें।",
  },
  SAML_ISSUER: {
    en: "The answer names another provider than this connection's. Check the entity id.",
    hi: "उत्तर इस कनेक्शन के बजाय किसी दूसरे प्रदाता का नाम बताता है। एंटिटी आईडी जाँचें।",
  },
  SAML_ADDRESS: {
    en: "The answer was made for another address. At the provider, set the assertion consumer service to the address that this connection shows.",
    hi: "उत्तर किसी दूसरे पते के लिए बना था। प्रदाता में असर्शन कंज़्यूमर सर्विस का पता वही रखें जो यह कनेक्शन दिखाता है।",
  },
  SAML_AUDIENCE: {
    en: "The answer was made for another service. At the provider, set the audience to the entity id that this connection shows.",
    hi: "उत्तर किसी दूसरी सेवा के लिए बना था। प्रदाता में ऑडियंस वही एंटिटी आईडी रखें जो यह कनेक्शन दिखाता है।",
  },
  SAML_REQUEST: {
    en: "The answer belongs to another request than the one that was made here. Begin again at the sign-in page.",
    hi: "उत्तर यहाँ किए गए अनुरोध के बजाय किसी दूसरे अनुरोध का है। साइन-इन पृष्ठ से फिर शुरू करें।",
  },
  SAML_UNSOLICITED: {
    en: "The provider sent somebody who had not asked here. Let people begin at the sign-in page, or allow it for this connection.",
    hi: "प्रदाता ने किसी को भेजा जिसने यहाँ माँगा नहीं था। लोग साइन-इन पृष्ठ से शुरू करें, या इस कनेक्शन के लिए इसकी अनुमति दें।",
  },
  SAML_TIME: {
    en: "The answer is not valid yet, or no longer. Compare the clocks: they may differ by a minute.",
    hi: "उत्तर अभी मान्य नहीं है, या अब मान्य नहीं रहा। घड़ियाँ मिलाएँ: अंतर एक मिनट से अधिक न हो।",
  },
  SAML_SUBJECT: {
    en: "The answer does not say who it is about in a way that lasts. Set the provider to a persistent name, or name the attribute that tells people apart.",
    hi: "उत्तर टिकाऊ रूप से नहीं बताता कि वह किसके बारे में है। प्रदाता में स्थायी नाम चुनें, या वह एट्रिब्यूट लिखें जो लोगों को अलग पहचानता है।",
  },
  SAML_STATEMENT: {
    en: "The assertion sets a condition that is not understood here, or does not say that the person signed in.",
    hi: "असर्शन में ऐसी शर्त है जो यहाँ समझी नहीं जाती, या वह नहीं कहता कि व्यक्ति ने साइन-इन किया।",
  },
  SAML_REPLAYED: {
    en: "The answer was used before. Somebody may have copied it; or a browser sent it twice.",
    hi: "इस उत्तर का उपयोग पहले हो चुका है। किसी ने इसकी नकल की होगी, या ब्राउज़र ने दो बार भेजा।",
  },
  SAML_LOGOUT: {
    en: "A request to sign people out cannot be trusted. It has to be signed by a certificate of this connection and be made for our address.",
    hi: "लोगों को साइन-आउट करने के अनुरोध पर भरोसा नहीं किया जा सकता। उस पर इस कनेक्शन के प्रमाणपत्र का हस्ताक्षर हो और वह हमारे पते के लिए बना हो।",
  },
} as const;
