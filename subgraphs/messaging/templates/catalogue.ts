import { Language } from "../../shared/words/language.ts";
import { NotificationEvent } from "../notifications/notification.event.ts";

/** What a mail says, once: text and HTML are both made of it. `{{name}}` stands for a value of `values.ts`. */
interface MailWords {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** On the link to what it is about. */
  readonly action: string;
  /** Why it was sent. */
  readonly reason: string;
}

/** The words about one event in one language; title and body stand in lists, next to the case itself. */
export interface Words {
  readonly title: string;
  readonly body: string;
  readonly mail: MailWords;
}

/** Every event in every language. */
export type Catalogue = Readonly<Record<NotificationEvent, Readonly<Record<Language, Words>>>>;

/** The words themselves; checked when a process starts. */
export const CATALOGUE: Catalogue = {
  [NotificationEvent.CASE_ASSIGNED]: {
    [Language.EN]: {
      title: "A case was assigned to you",
      body: "You are now the one who works it.",
      mail: {
        subject: "{{reference}} is yours: {{title}}",
        greeting: "Hello {{name}},",
        paragraphs: ["{{actor}} assigned this case to you:", "{{reference}}: {{title}}"],
        action: "Open the case",
        reason: "You get this e-mail because a case was assigned to you.",
      },
    },
    [Language.HI]: {
      title: "आपको एक मामला सौंपा गया",
      body: "अब इस मामले पर आप काम करेंगे।",
      mail: {
        subject: "{{reference}} अब आपका है: {{title}}",
        greeting: "नमस्ते {{name}},",
        paragraphs: ["{{actor}} ने यह मामला आपको सौंपा है:", "{{reference}}: {{title}}"],
        action: "मामला खोलें",
        reason: "यह ई-मेल आपको इसलिए मिला है क्योंकि आपको एक मामला सौंपा गया।",
      },
    },
  },
  [NotificationEvent.CASE_COMMENTED]: {
    [Language.EN]: {
      title: "New note on a case",
      body: "Somebody wrote a note about a case that you work or opened.",
      mail: {
        subject: "New note on {{reference}}: {{title}}",
        greeting: "Hello {{name}},",
        paragraphs: ["{{actor}} wrote a note about this case:", "{{reference}}: {{title}}"],
        action: "Read the note",
        reason: "You get this e-mail because you work this case or opened it.",
      },
    },
    [Language.HI]: {
      title: "मामले पर नई टिप्पणी",
      body: "जिस मामले पर आप काम करते हैं या जिसे आपने खोला है, उस पर किसी ने टिप्पणी लिखी।",
      mail: {
        subject: "{{reference}} पर नई टिप्पणी: {{title}}",
        greeting: "नमस्ते {{name}},",
        paragraphs: ["{{actor}} ने इस मामले पर टिप्पणी लिखी है:", "{{reference}}: {{title}}"],
        action: "टिप्पणी पढ़ें",
        reason: "यह ई-मेल आपको इसलिए मिला है क्योंकि आप इस मामले पर काम करते हैं या इसे आपने खोला है।",
      },
    },
  },
  [NotificationEvent.CASE_OVERDUE]: {
    [Language.EN]: {
      title: "A case is overdue",
      body: "Its due date has passed and there is work left to do.",
      mail: {
        subject: "{{reference}} is overdue: {{title}}",
        greeting: "Hello {{name}},",
        paragraphs: ["This case was due on {{dueAt}} and is not finished:", "{{reference}}: {{title}}"],
        action: "Open the case",
        reason: "You get this e-mail because you are responsible for this case.",
      },
    },
    [Language.HI]: {
      title: "एक मामले की समय-सीमा बीत गई",
      body: "नियत तारीख बीत चुकी है और काम अभी बाकी है।",
      mail: {
        subject: "{{reference}} की समय-सीमा बीत गई: {{title}}",
        greeting: "नमस्ते {{name}},",
        paragraphs: ["यह मामला {{dueAt}} तक पूरा होना था और अभी पूरा नहीं हुआ है:", "{{reference}}: {{title}}"],
        action: "मामला खोलें",
        reason: "यह ई-मेल आपको इसलिए मिला है क्योंकि इस मामले की ज़िम्मेदारी आपकी है।",
      },
    },
  },
  [NotificationEvent.NEW_DEVICE]: {
    [Language.EN]: {
      title: "Sign-in on a new device",
      body: "Your account was used on {{device}} for the first time. If that was not you, end the session.",
      mail: {
        subject: "Your account was used on a new device",
        greeting: "Hello {{name}},",
        paragraphs: [
          "On {{at}} somebody signed in to your account on a device that it was not used on before: {{device}}.",
          "If that was you, there is nothing to do. If not, end that session and tell your administrator.",
        ],
        action: "See your sessions",
        reason: "You get this e-mail for the safety of your account; it cannot be switched off.",
      },
    },
    [Language.HI]: {
      title: "नए उपकरण से साइन-इन",
      body: "आपका खाता पहली बार {{device}} पर खोला गया। यदि वह आप नहीं थे, तो सत्र समाप्त करें।",
      mail: {
        subject: "आपका खाता एक नए उपकरण पर खोला गया",
        greeting: "नमस्ते {{name}},",
        paragraphs: [
          "{{at}} को किसी ने आपके खाते में एक ऐसे उपकरण से साइन-इन किया जिस पर यह पहले नहीं खोला गया था: {{device}}.",
          "यदि वह आप थे, तो कुछ करने की ज़रूरत नहीं है। यदि नहीं, तो वह सत्र समाप्त करें और अपने प्रशासक को बताएँ।",
        ],
        action: "अपने सत्र देखें",
        reason: "यह ई-मेल आपके खाते की सुरक्षा के लिए है; इसे बंद नहीं किया जा सकता।",
      },
    },
  },
};
