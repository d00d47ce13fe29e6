import type { Story } from "./story.ts";

/** Cases that the office opens itself. Words in braces are filled from `words.ts`, the same throughout one case. */
export const STAFF_STORIES: readonly Story[] = [
  {
    weight: 8,
    titles: ["Suspicious transfers through {firm}", "{count} transfers in one night from an account of {firm}"],
    description:
      "The bank reports {count} credits to an account of {firm} within {days} days, {amount} in all, each sent on within the hour to {otherFirm}. No invoices match. The account was opened in {month} by {person}.",
    notes: [
      "Statements for the last six months requested from the bank.",
      "Registered office visited: a locked room at {street}, no sign, the neighbours have never seen anybody.",
      "{person} is a director of {otherFirm} too. Added to the file.",
      "The pattern repeats every {days} days, always on a Friday evening.",
    ],
    waits: ["The bank has until the end of the week to answer.", "Waiting for the company register's extract."],
    outcomes: [
      "Handed to the financial intelligence unit with statements and a chart of the transfers.",
      "Contracts and delivery notes were produced and match: ordinary trade.",
    ],
  },
  {
    weight: 6,
    titles: ["Cash deposits just below the limit at {firm}", "Deposits of 49,000 in {count} branches"],
    description:
      "Between {month} and now {firm} received {amount} in deposits of ₹49,000 each, made in {count} branches by people who gave the same telephone number. The firm declares a yearly turnover of a tenth of that.",
    notes: [
      "Slips collected from three branches: the same handwriting.",
      "Two of the depositors are students who were paid {smallAmount} each. Statements taken.",
      "The number belongs to {person}.",
    ],
    waits: ["Camera footage of the {ward} branch was asked for.", "Asked the other district for its file."],
    outcomes: [
      "Accounts frozen by order; {person} has been charged.",
      "Closed for want of proof, the account stays on watch.",
    ],
  },
  {
    weight: 5,
    titles: [
      "Round trip of {amount} between {firm} and {otherFirm}",
      "Circular payments between {firm} and {otherFirm}",
    ],
    description:
      "{firm} pays {otherFirm} for consulting and is paid back under another name within {days} days. {amount} went around this way since {month}; both firms are registered at {street}, {ward}.",
    notes: [
      "Tax returns of both firms compared: neither shows the income.",
      "Chart of the payments added.",
      "The two firms share their accountant.",
    ],
    waits: ["Waiting for the tax office.", "The accountant has been summoned."],
    outcomes: ["Passed to the tax office with the chart.", "A loan between sister firms, properly recorded after all."],
  },
  {
    weight: 6,
    titles: ["Pension of a deceased person drawn in {ward}", "Benefit paid on after a death in {ward}"],
    description:
      "The register of deaths lists {person} since {month}; the pension of {smallAmount} is still collected each month at the {ward} branch with the right card.",
    notes: [
      "Household visited. The daughter says that she told the office in {month}; no letter is on file.",
      "Payments stopped as of the first of next month, family informed.",
      "Branch clerk interviewed: an older man collects it.",
    ],
    waits: [
      "Waiting for the register office to confirm the date.",
      "The family has asked for two weeks to find papers.",
    ],
    outcomes: [
      "The sum will be paid back in ten instalments; agreement signed.",
      "Two people share a name and a birthday. Record corrected.",
    ],
  },
  {
    weight: 5,
    titles: ["Ration card used twice in {ward}", "One ration card, two shops, {minutes} minutes apart"],
    description:
      "The card ending in {digits} was presented at two fair price shops, in {ward} and {otherWard}, within {minutes} minutes, four times since {month}.",
    notes: [
      "Shopkeeper interviewed: remembers a young man with several cards.",
      "Sales book of the {otherWard} shop secured.",
      "The card was reported lost in {month}.",
    ],
    waits: ["Field visit planned with the ward office.", "Waiting for the list of replaced cards."],
    outcomes: ["Card blocked and reissued; the shop has been warned.", "Handed to the police with the shop's records."],
  },
  {
    weight: 4,
    titles: ["{count} beneficiaries at one address in {ward}", "Housing allowance: {count} names at {number} {street}"],
    description:
      "{count} recipients of the housing allowance give {number} {street}, {ward} as their home. The building has six flats.",
    notes: [
      "Visited: four of the names are known there.",
      "The same mobile number appears on most of the applications.",
      "List of applications sorted by agent: all came through {person}.",
    ],
    waits: ["Waiting for the electoral roll.", "Letters sent, answers are due in ten days."],
    outcomes: [
      "Allowance stopped for those who do not live there, recovery begun.",
      "A hostel: the entries are right, marked as such.",
    ],
  },
  {
    weight: 4,
    titles: ["{count} identical invoices from {firm}", "{firm} billed {school} twice"],
    description:
      "{firm} billed {smallAmount} for cleaning at {school} {count} times; the number of the invoice is the same on all of them, only the date differs. All were paid.",
    notes: [
      "Originals secured.",
      "Caretaker says that the cleaners came once.",
      "Approved each time by the same officer.",
    ],
    waits: ["Accounts section is checking the payments.", "Waiting for the vendor's statement."],
    outcomes: ["Money recovered; vendor struck off the list.", "Monthly invoices with a printing mistake; no loss."],
  },
  {
    weight: 3,
    titles: ["Tender for {school} won by the only bidder", "Doubtful tender: {firm}, a rupee below the estimate"],
    description:
      "The notice was public for {days} days only. {firm} was the only bidder and its offer is {amount}, a rupee below the estimate.",
    notes: ["The bidder's address is that of an employee's brother.", "Two firms say that they never saw the notice."],
    waits: ["Legal section asked for an opinion.", "Waiting for the tender committee's minutes."],
    outcomes: ["Tender repeated with full notice.", "Procedure was followed; a note for the file."],
  },
  {
    weight: 3,
    titles: ["Fuel receipts of the {ward} depot do not add up", "{count} loads too many at the {ward} depot"],
    description:
      "The depot bought {count} loads more than its vehicles can hold. The receipts were signed by {person}, who was on leave.",
    notes: [
      "Logbooks collected from the depot.",
      "Compared with last year: three times the amount.",
      "{person} heard: says that the pad lay open on the desk.",
    ],
    waits: ["Waiting for the oil company's delivery list."],
    outcomes: [
      "No loss found: the second tank had not been entered in the list.",
      "{smallAmount} recovered, signing is by two people now.",
    ],
  },
];
