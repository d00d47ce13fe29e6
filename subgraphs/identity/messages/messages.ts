import type { LanguageTag } from "../../shared/language.ts";

/** What somebody is told who signs in, by an id that stays: front ends may have words of their own for it. */
export const MESSAGES = {
  WRONG_CREDENTIALS: {
    en: "The address or the password is not right. Check both, or sign in with a code.",
    hi: "पता या पासवर्ड सही नहीं है। दोनों जाँचें, या कोड से साइन इन करें।",
  },
  TOO_MANY_ATTEMPTS: {
    en: "Too many attempts. Wait a while, then try again.",
    hi: "बहुत अधिक प्रयास हुए। कुछ देर रुकें, फिर प्रयास करें।",
  },
  CODE_WRONG: {
    en: "This code is not right. Look at the newest message and try again.",
    hi: "यह कोड सही नहीं है। सबसे नया संदेश देखें और फिर प्रयास करें।",
  },
  CODE_EXPIRED: {
    en: "This code or link does not hold, or no longer, or was asked for in another browser. Go on where you began, or ask for a new one here.",
    hi: "यह कोड या लिंक मान्य नहीं है, या अब नहीं रहा, या किसी दूसरे ब्राउज़र में माँगा गया था। जहाँ शुरू किया था वहीं आगे बढ़ें, या यहाँ नया माँगें।",
  },
  TOO_MANY_TRIES: {
    en: "This code was tried too often. Ask for a new one.",
    hi: "यह कोड बहुत बार आज़माया गया। नया कोड माँगें।",
  },
  ADDRESS_TAKEN: {
    en: "There is an account with this address already. Sign in to it, or reset its password.",
    hi: "इस पते का खाता पहले से है। उसमें साइन इन करें, या उसका पासवर्ड बदलें।",
  },
  CANNOT_SEND: {
    en: "No code can be sent to this address. Use another one, or your password.",
    hi: "इस पते पर कोड नहीं भेजा जा सकता। कोई और पता या अपना पासवर्ड उपयोग करें।",
  },
  NO_ADDRESS: {
    en: "This is no e-mail address and no phone number. Write numbers of other countries with + and the country's code.",
    hi: "यह न ई-मेल पता है, न फ़ोन नंबर। दूसरे देशों के नंबर + और देश-कोड के साथ लिखें।",
  },
  WRONG_PASSWORD: {
    en: "This is not your password. Try again, or ask for a code.",
    hi: "यह आपका पासवर्ड नहीं है। फिर प्रयास करें, या कोड माँगें।",
  },
  PASSWORD_OR_CODE: {
    en: "Give your password, or a code that you asked for.",
    hi: "अपना पासवर्ड दें, या माँगा हुआ कोड।",
  },
  NOWHERE_TO_SEND: {
    en: "Your account has no address that a code could be sent to. Use your password.",
    hi: "आपके खाते में ऐसा कोई पता नहीं है जिस पर कोड भेजा जा सके। अपना पासवर्ड उपयोग करें।",
  },
  SIGN_IN_EXPIRED: {
    en: "This sign-in has expired. Begin again.",
    hi: "इस साइन इन का समय समाप्त हो गया। फिर से शुरू करें।",
  },
  PROOF_NEEDED: {
    en: "This number has an account, but nobody has confirmed it for long. Prove in another way that it is yours, or say that you are new here.",
    hi: "इस नंबर का एक खाता है, पर लंबे समय से किसी ने इसकी पुष्टि नहीं की। किसी और तरीके से सिद्ध करें कि वह आपका है, या बताएँ कि आप यहाँ नए हैं।",
  },
  SESSION_LIMIT: {
    en: "You are signed in on as many devices as your account allows. Choose a session to end.",
    hi: "आप उतने उपकरणों पर साइन इन हैं जितनों की आपके खाते में अनुमति है। समाप्त करने के लिए एक सत्र चुनें।",
  },
  STEP_UP_NEEDED: {
    en: "Prove again who you are, then do this within five minutes.",
    hi: "फिर से सिद्ध करें कि आप कौन हैं, फिर पाँच मिनट के भीतर यह करें।",
  },
  WEAK_PASSWORD: {
    en: "This password is too easy to guess, or not what is asked for. Choose another one.",
    hi: "यह पासवर्ड आसानी से अनुमानित हो सकता है, या शर्तें पूरी नहीं करता। कोई दूसरा चुनें।",
  },
  FACTOR_NEEDED: {
    en: "One more step: prove with one of your other ways that it is you.",
    hi: "एक और चरण: अपने किसी दूसरे तरीके से सिद्ध करें कि यह आप ही हैं।",
  },
  FACTOR_SETUP_NEEDED: {
    en: "Your account needs a second way to prove that it is you. Set one up now to go on.",
    hi: "आपके खाते को यह सिद्ध करने का दूसरा तरीका चाहिए कि यह आप ही हैं। आगे बढ़ने के लिए अभी एक जोड़ें।",
  },
  FACTOR_WRONG: {
    en: "This code is not right. Look at the newest one and try again.",
    hi: "यह कोड सही नहीं है। सबसे नया कोड देखें और फिर प्रयास करें।",
  },
  FACTOR_USED: {
    en: "This code was used already. Wait for the next one.",
    hi: "इस कोड का उपयोग हो चुका है। अगले कोड की प्रतीक्षा करें।",
  },
  FACTOR_OTHER_WAY: {
    en: "This cannot prove that it is you right now. Sign in with your password, or choose another way; if none is left, get in touch with the office.",
    hi: "अभी इससे यह सिद्ध नहीं हो सकता कि यह आप हैं। पासवर्ड से साइन-इन करें, या कोई और तरीका चुनें; कोई तरीका न बचा हो तो कार्यालय से संपर्क करें।",
  },
  TOO_MANY_ANSWERS: {
    en: "That was wrong too often. Begin to sign in again.",
    hi: "यह बहुत बार गलत हुआ। साइन-इन फिर से शुरू करें।",
  },
  PASSKEY_REFUSED: {
    en: "This passkey was not accepted. Try again, or use another way.",
    hi: "यह पासकी स्वीकार नहीं हुई। फिर प्रयास करें, या कोई और तरीका अपनाएँ।",
  },
  PASSKEY_SUSPENDED: {
    en: "This passkey may have been copied and is not accepted any more. Use another way, then remove it.",
    hi: "हो सकता है कि इस पासकी की नकल हुई हो, इसलिए यह अब स्वीकार नहीं होती। कोई और तरीका अपनाएँ, फिर इसे हटाएँ।",
  },
  PASSKEY_EXPIRED: {
    en: "This took too long, or was answered before. Try again.",
    hi: "इसमें बहुत समय लग गया, या इसका उत्तर पहले दिया जा चुका है। फिर प्रयास करें।",
  },
  PASSKEY_UNVERIFIED: {
    en: "Your device did not check that it is you. Set up a PIN, a finger or your face on it, and try again.",
    hi: "आपके उपकरण ने यह नहीं जाँचा कि यह आप हैं। उस पर पिन, उंगली या चेहरे की पहचान लगाएँ और फिर प्रयास करें।",
  },
  PASSKEY_KNOWN: {
    en: "This passkey is registered already. Use another device, or the one that you have.",
    hi: "यह पासकी पहले से पंजीकृत है। कोई दूसरा उपकरण लें, या जो है उसी का उपयोग करें।",
  },
  TOO_MANY_PASSKEYS: {
    en: "You have as many passkeys as an account can have. Remove one that you do not use first.",
    hi: "आपके पास उतनी पासकी हैं जितनी एक खाते में हो सकती हैं। पहले कोई ऐसी हटाएँ जिसका उपयोग आप नहीं करते।",
  },
  PASSKEY_LAST_WAY_IN: {
    en: "Without this passkey you could not sign in any more. Verify an address, set a password or add another passkey first.",
    hi: "इस पासकी के बिना आप फिर साइन-इन नहीं कर पाएँगे। पहले कोई पता सत्यापित करें, पासवर्ड रखें या दूसरी पासकी जोड़ें।",
  },
  PASSKEY_ON_DEVICE: { en: "this device", hi: "यह उपकरण" },
  PASSKEY_ON_KEY: { en: "security key", hi: "सुरक्षा कुंजी" },
  PASSKEY_ON_PHONE: { en: "another device", hi: "दूसरा उपकरण" },
  FACTOR_IS_ON: {
    en: "This is on already. Switch it off first to set it up anew.",
    hi: "यह पहले से चालू है। फिर से जोड़ने के लिए पहले इसे बंद करें।",
  },
  FACTOR_IS_OFF: {
    en: "This is not on. Choose one that is.",
    hi: "यह चालू नहीं है। कोई ऐसा चुनें जो चालू हो।",
  },
  LAST_FACTOR: {
    en: "Your account has to have a second way to prove that it is you. Set up another one first.",
    hi: "आपके खाते में यह सिद्ध करने का दूसरा तरीका होना ज़रूरी है कि यह आप हैं। पहले कोई और जोड़ें।",
  },
  NO_VERIFIED_EMAIL: {
    en: "Your account has no verified e-mail address. Add one and verify it first.",
    hi: "आपके खाते में कोई सत्यापित ई-मेल पता नहीं है। पहले एक जोड़कर सत्यापित करें।",
  },
  NO_VERIFIED_PHONE: {
    en: "Your account has no verified phone number. Add one and verify it first.",
    hi: "आपके खाते में कोई सत्यापित फ़ोन नंबर नहीं है। पहले एक जोड़कर सत्यापित करें।",
  },
  FACTOR_RESTS_ON_IT: {
    en: "Codes that prove that it is you go to this address. Switch that off first, or set up another way.",
    hi: "यह आप ही हैं, इसे सिद्ध करने वाले कोड इसी पते पर जाते हैं। पहले उसे बंद करें, या कोई और तरीका जोड़ें।",
  },
  PROVE_FACTOR: {
    en: "Prove with your second factor that it is you: choose one and give what it asks for.",
    hi: "अपने दूसरे तरीके से सिद्ध करें कि यह आप हैं: एक चुनें और जो वह माँगे वह दें।",
  },
  ADDRESS_IS_YOURS: {
    en: "This is your address already, and it is verified.",
    hi: "यह पता पहले से आपका है, और सत्यापित है।",
  },
  LAST_WAY_IN: {
    en: "Without this address you could not sign in any more. Add another one and verify it first.",
    hi: "इस पते के बिना आप फिर साइन इन नहीं कर पाएँगे। पहले कोई दूसरा पता जोड़कर सत्यापित करें।",
  },
  SSO_NEEDS_BROWSER: {
    en: "This is done in a browser, on the pages of this service. Open its sign-in page and begin there.",
    hi: "यह ब्राउज़र में, इस सेवा के पृष्ठों पर होता है। इसका साइन-इन पृष्ठ खोलें और वहीं से शुरू करें।",
  },
  SSO_ELSEWHERE: {
    en: "This sign-in was begun in another browser. Go on there, or begin again here.",
    hi: "यह साइन-इन किसी दूसरे ब्राउज़र में शुरू हुआ था। वहीं आगे बढ़ें, या यहाँ फिर से शुरू करें।",
  },
  SSO_EXPIRED: {
    en: "This took too long, or was done already. Begin to sign in again.",
    hi: "इसमें बहुत समय लग गया, या यह पहले ही हो चुका है। साइन-इन फिर से शुरू करें।",
  },
  SSO_REFUSED: {
    en: "You were not signed in there. Try again, or choose another way.",
    hi: "वहाँ आपका साइन-इन नहीं हुआ। फिर प्रयास करें, या कोई और तरीका चुनें।",
  },
  SSO_INVALID: {
    en: "What came back cannot be trusted, so you were not signed in. Try again; if it stays so, tell the office.",
    hi: "जो उत्तर आया उस पर भरोसा नहीं किया जा सकता, इसलिए साइन-इन नहीं हुआ। फिर प्रयास करें; ऐसा ही रहे तो कार्यालय को बताएँ।",
  },
  SSO_UNAVAILABLE: {
    en: "The place that you sign in at does not answer. Try again in a while, or choose another way.",
    hi: "जहाँ से आप साइन-इन करते हैं वहाँ से उत्तर नहीं आ रहा। कुछ देर बाद प्रयास करें, या कोई और तरीका चुनें।",
  },
  SSO_MISCONFIGURED: {
    en: "This way to sign in is not set up right, and trying again does not help. Choose another way, and tell the office.",
    hi: "साइन-इन का यह तरीका ठीक से स्थापित नहीं है, और फिर कोशिश करने से लाभ नहीं होगा। कोई और तरीका चुनें, और कार्यालय को बताएँ।",
  },
  SSO_SECRET_NEEDED: {
    en: "Another issuer or client id needs a secret of its own: enter it as well.",
    hi: "दूसरे issuer या client id के लिए उसका अपना secret चाहिए: उसे भी लिखें।",
  },
  SSO_LOCKS_YOU_OUT: {
    en: "Your own account would have to sign in with this connection and is not linked to it. Link it first, or have an emergency account.",
    hi: "आपके अपने खाते को इसी कनेक्शन से साइन-इन करना होगा, पर वह इससे जुड़ा नहीं है। पहले उसे जोड़ें, या एक आपातकालीन खाता रखें।",
  },
  SSO_UNKNOWN: {
    en: "Nobody here is known by this identity. Sign in another way and link it in your account, or ask the office.",
    hi: "यहाँ इस पहचान से कोई ज्ञात नहीं है। किसी और तरीके से साइन-इन करके इसे अपने खाते में जोड़ें, या कार्यालय से पूछें।",
  },
  SSO_NO_ACCESS: {
    en: "Your organisation gives you no access to this service. Ask whoever looks after it there.",
    hi: "आपका संगठन आपको इस सेवा की अनुमति नहीं देता। वहाँ जो इसे सँभालते हैं उनसे पूछें।",
  },
  SSO_REQUIRED: {
    en: "Your organisation asks you to sign in with its own sign-in. Type your address on the sign-in page and follow it there.",
    hi: "आपका संगठन चाहता है कि आप उसके अपने साइन-इन का उपयोग करें। साइन-इन पृष्ठ पर अपना पता लिखें और वहाँ से आगे बढ़ें।",
  },
  SSO_TAKEN: {
    en: "Another account has this identity or its address. Sign in to that one, or ask the office.",
    hi: "यह पहचान या इसका पता किसी दूसरे खाते का है। उसमें साइन-इन करें, या कार्यालय से पूछें।",
  },
  SSO_DISABLED: {
    en: "This way to sign in is switched off. Choose another one.",
    hi: "साइन-इन का यह तरीका बंद है। कोई और चुनें।",
  },
  SSO_PROOF_NEEDED: {
    en: "There is an account with your address already. Prove that it is yours, and this identity is linked to it.",
    hi: "आपके पते का एक खाता पहले से है। सिद्ध करें कि वह आपका है, तब यह पहचान उससे जुड़ जाएगी।",
  },
  SSO_CONFIRM: {
    en: "You were sent here without having asked for it here. Go on only if you meant to sign in as this person.",
    hi: "आपको यहाँ भेजा गया, जबकि आपने यहाँ इसे नहीं माँगा था। तभी आगे बढ़ें जब आप इसी व्यक्ति के रूप में साइन-इन करना चाहते हों।",
  },
  SSO_LAST_WAY_IN: {
    en: "Without this linked account you could not sign in any more. Verify an address, set a password or add a passkey first.",
    hi: "इस जुड़े खाते के बिना आप फिर साइन-इन नहीं कर पाएँगे। पहले कोई पता सत्यापित करें, पासवर्ड रखें या पासकी जोड़ें।",
  },
  SSO_CLIENT_TAKEN: {
    en: "The provider knows this application.",
    hi: "प्रदाता इस एप्लिकेशन को जानता है।",
  },
  SSO_DOMAIN_TAKEN: {
    en: "Another connection has one of these domains. A domain belongs to one connection alone.",
    hi: "इनमें से कोई डोमेन किसी दूसरे कनेक्शन का है। एक डोमेन एक ही कनेक्शन का होता है।",
  },
  SSO_PROVIDER_TAKEN: {
    en: "Another connection is to this provider already.",
    hi: "इस प्रदाता से पहले ही एक दूसरा कनेक्शन है।",
  },
  SSO_NEEDS_DOMAINS: {
    en: "It can be required of people whose domains it names. Name at least one.",
    hi: "यह उन्हीं लोगों के लिए अनिवार्य हो सकता है जिनके डोमेन इसमें हैं। कम से कम एक डोमेन लिखें।",
  },
  SSO_NEEDS_METADATA: {
    en: "Nothing is known of the provider yet. Bring its metadata before you switch the connection on.",
    hi: "प्रदाता के बारे में अभी कुछ ज्ञात नहीं है। कनेक्शन चालू करने से पहले उसका मेटाडेटा दें।",
  },
  SSO_MANAGED: {
    en: "The operator of this installation keeps this provider in a file. Ask them to change it there.",
    hi: "इस प्रदाता का विन्यास संस्थापन का संचालक एक फ़ाइल में रखता है। उनसे वहाँ बदलने को कहें।",
  },
  ASK_ANOTHER_ADMIN: {
    en: "Another administrator has to do this: not the one who asked, and not the person it is about.",
    hi: "यह किसी दूसरे प्रशासक को करना होगा: न जिसने माँगा, न वह व्यक्ति जिसके बारे में यह है।",
  },
  FACTORS_APART: {
    en: "At least one method that can be set up must count for every role: whoever has several roles could not sign in. Choose one that all of them have.",
    hi: "कम से कम एक ऐसा तरीका, जिसे सेट किया जा सके, हर भूमिका के लिए मान्य होना चाहिए: नहीं तो कई भूमिकाओं वाला व्यक्ति साइन-इन नहीं कर पाएगा। ऐसा तरीका चुनें जो सबमें हो।",
  },
  NO_FACTOR_TO_LOSE: {
    en: "This person has no second factor that could be lost: they sign in with what they have.",
    hi: "इस व्यक्ति के दूसरे चरण का कोई तरीका चालू नहीं है जो खो सके: उनके पास जो है उसी से वे साइन-इन करते हैं।",
  },
  RECOVERY_OPEN: {
    en: "This was asked for already. Another administrator can decide on it.",
    hi: "यह पहले ही माँगा जा चुका है। कोई दूसरा प्रशासक इस पर निर्णय ले सकता है।",
  },
  RECOVERY_DECIDED: {
    en: "This request is over: it was decided, withdrawn, or nobody decided within 24 hours. Ask anew if it is still needed.",
    hi: "यह अनुरोध समाप्त हो चुका है: इस पर निर्णय हो गया, इसे वापस लिया गया, या 24 घंटे में किसी ने निर्णय नहीं लिया। ज़रूरत हो तो फिर से माँगें।",
  },
  RECOVERY_ASKER_GONE: {
    en: "Whoever asked for this is no administrator any more. Decline it, and let another administrator ask.",
    hi: "जिसने यह माँगा वह अब प्रशासक नहीं है। इसे अस्वीकार करें, और किसी दूसरे प्रशासक को माँगने दें।",
  },
  NOT_YOUR_RECOVERY: {
    en: "Only who asked takes a request back. You can decline it.",
    hi: "अनुरोध वही वापस ले सकता है जिसने माँगा। आप इसे अस्वीकार कर सकते हैं।",
  },
  NEW_CITIZEN: { en: "Citizen", hi: "नागरिक" },
} as const satisfies Record<string, Readonly<Record<LanguageTag, string>>>;

export type MessageId = keyof typeof MESSAGES;

/** A message in somebody's language. */
export function textOf(id: MessageId, language: LanguageTag): string {
  return MESSAGES[id][language];
}
