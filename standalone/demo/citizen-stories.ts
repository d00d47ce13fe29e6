import type { Story } from "./story.ts";

/** Cases that people write in about. Words in braces are filled from `words.ts`, the same throughout one case. */
export const CITIZEN_STORIES: readonly Story[] = [
  {
    weight: 9,
    titles: ["Water leak on {street}", "Burst main at {number} {street}", "Water runs down {street} day and night"],
    description:
      "Water has been running out of the pavement opposite number {number} on {street} for {days} days. It is clean water, so it must be the main. The road is beginning to sink.",
    notes: [
      "Crew sent, the valve at {number} {street} is closed for now.",
      "Second complaint from the same lane, linked.",
      "Contractor says the part will be here on Thursday.",
    ],
    waits: ["The road may only be opened after the festival.", "Spare part is on its way."],
    outcomes: [
      "Joint replaced, road closed again, pressure measured at three taps.",
      "House connection was at fault: the owner has had it repaired.",
    ],
  },
  {
    weight: 7,
    titles: ["No water in {ward} for {days} days", "Empty taps behind {street}"],
    description:
      "The whole lane behind {street} has had no water in the mornings for {days} days. The tanker came once. There are old people here who cannot carry buckets.",
    notes: [
      "Tanker ordered for the mornings.",
      "Called back: pressure is better, still nothing on upper floors.",
      "The pump at {ward} runs on one motor.",
    ],
    waits: ["Motor is being rewound.", "Waiting for the electricity board."],
    outcomes: [
      "Pump repaired; three households confirmed water at six in the morning.",
      "Supply hours changed and announced.",
    ],
  },
  {
    weight: 5,
    titles: ["Brown water from the tap on {street}", "Tap water on {street} makes children ill"],
    description:
      "The water smells and leaves a brown ring. We boil it, but the children at number {number} have been ill since last week. {count} households are affected.",
    notes: [
      "Sample taken at the tap, {number} {street}; the laboratory needs three days.",
      "Health centre informed, two cases of fever there.",
      "Line walked: it passes the drain at the corner.",
    ],
    waits: ["Waiting for the laboratory.", "Second sample ordered."],
    outcomes: [
      "Main flushed; two clean samples a week apart.",
      "Leaking joint beside the drain replaced, samples are clean.",
    ],
  },
  {
    weight: 6,
    titles: ["Shop licence applied for in {month}, no answer", "Food licence not answered for {days} days"],
    description:
      "I applied for the licence in {month}, paid {smallAmount} and have the receipt. {count} visits to the office since then, each time another counter. My shop at {number} {street} is still closed.",
    notes: [
      "File found: it lay with fire safety since {month}.",
      "Applicant called, will bring the original receipt.",
      "Inspection on site: kitchen in order, second exit missing.",
    ],
    waits: ["Fire safety has to sign.", "Waiting for the applicant's papers."],
    outcomes: ["Licence granted, applicant informed.", "Refused with reasons in writing; the fee is returned."],
  },
  {
    weight: 4,
    titles: ["{firm} trades without a licence", "Kitchen of {firm} opens to the drain"],
    description:
      "{firm} has been selling from the ground floor of {number} {street} since {month}. There is no licence on the wall and the kitchen opens to the drain.",
    notes: ["Visited at noon: open, no licence shown.", "Owner heard, says that the agent has the papers."],
    waits: ["Owner has seven days to show a licence."],
    outcomes: ["Closed until a licence is there.", "Licence was shown; it hangs on the wall now."],
  },
  {
    weight: 4,
    titles: ["Bribe asked for a shop licence in {ward}", "Clerk asked for {smallAmount} to move a file"],
    description:
      "The clerk at the {ward} counter said that the file would move for {smallAmount}. I did not pay. Since then the file cannot be found.",
    notes: [
      "The clerk denies it. There is a second complaint about the same counter.",
      "Complainant heard, statement signed.",
    ],
    waits: ["Vigilance officer has the statement."],
    outcomes: [
      "Counter staff changed, passed to the vigilance officer.",
      "File found and handled; the complaint could not be proved.",
    ],
  },
  {
    weight: 5,
    titles: ["Birth record is missing in {ward}", "No birth certificate: the register has no entry"],
    description:
      "My daughter was born at {clinic} in {month}. The hospital sent the slip, the register does not have it. Without it the school will not take her.",
    notes: [
      "The hospital's own book has the entry, copy attached to the paper file.",
      "Two families with the same name; the entry may have gone to the other one.",
    ],
    waits: ["The hospital will send a certified copy.", "Archive is searching."],
    outcomes: [
      "Entry found under another spelling and corrected.",
      "New entry made from the hospital's certified copy.",
    ],
  },
  {
    weight: 5,
    titles: [
      "Land record for survey {digits} shows another owner",
      "Survey {digits} in {otherWard}: name changed overnight",
    ],
    description:
      "The extract for survey number {digits} in {otherWard} names {person} since last month. My family has held this field for forty years and nobody has sold it.",
    notes: [
      "Extracts of the last ten years ordered from the archive.",
      "The change was entered on a Sunday.",
      "{person} heard: shows a deed, the stamp looks new.",
    ],
    waits: ["Waiting for the sworn statement.", "The stamp office is checking the deed."],
    outcomes: [
      "Change was unlawful and has been reversed; the registrar is informed.",
      "A court order of last year stands behind it; explained to the family.",
    ],
  },
  {
    weight: 4,
    titles: ["Certificate handed in at {ward} has vanished", "Scholarship papers lost at the {ward} counter"],
    description:
      "I handed the certificate in at the {ward} counter and got the slip. Now I am told that nothing was received, and the scholarship closes in {days} days.",
    notes: ["Slip is genuine; the counter's book has the number.", "Scholarship office agrees to wait."],
    waits: ["The school writes a duplicate."],
    outcomes: ["Found in the wrong tray and sent on; the scholarship is granted.", "Duplicate accepted."],
  },
  {
    weight: 5,
    titles: ["Street lights out on {street}", "{count} dark lamps on {street}"],
    description:
      "{count} lamps between number {number} and the temple have been dark for {days} days. Two women were followed there last week.",
    notes: [
      "Passed to the ward engineer with a photograph.",
      "Patrol asked to pass there in the evening.",
      "Contractor claims it is done; a neighbour says that it is not. Going to see.",
    ],
    waits: ["Waiting for the electricity board's release."],
    outcomes: ["Cable replaced, all lamps seen burning.", "Timer was set wrong; put right."],
  },
  {
    weight: 5,
    titles: ["Rubbish not collected in {ward}", "No cart on {street} for {days} days"],
    description:
      "The cart has not come to our lane for {days} days. Dogs tear the bags. We pay the fee like everybody.",
    notes: [
      "Third report this month from the same corner.",
      "Driver says that the lane is parked full in the mornings.",
    ],
    waits: ["Contractor promised next week."],
    outcomes: ["Route changed, collection confirmed by three households.", "Contractor fined for {days} days."],
  },
  {
    weight: 5,
    titles: ["Open drain beside {school}", "Broken slab in front of {school}"],
    description: "The slab over the drain beside {school} broke in {month}. {count} children walk past it twice a day.",
    notes: ["Temporary barrier set up.", "Head teacher called, children use the other gate for now."],
    waits: ["Slab is being cast."],
    outcomes: ["Slab replaced; the school has confirmed."],
  },
  {
    weight: 4,
    titles: ["Building on {street} goes up without a permit", "Two floors too many at {number} {street}"],
    description:
      "Two floors were added at {number} {street} since {month}. There is no board with a permit number, and they work at night.",
    notes: [
      "Site visited, photographs taken, work stopped orally.",
      "Permit exists for one floor, not for two.",
      "Owner heard: says that the architect had promised to file.",
    ],
    waits: ["Owner has fourteen days to answer."],
    outcomes: ["Fine paid, upper floor taken down.", "Permit given afterwards, fee charged twice as the rules say."],
  },
  {
    weight: 3,
    titles: ["Wall of {school} has a crack", "Class is held behind a cracked wall at {school}"],
    description:
      "A crack as wide as a thumb runs down the western wall of {school}. After the rain of last week it has grown. Class is held behind it.",
    notes: ["Structural engineer asked for an opinion.", "Class moved to the hall."],
    waits: ["Engineer's report is due in ten days."],
    outcomes: ["Wall shored up, repair is in the works programme.", "Plaster only; marked and watched."],
  },
  {
    weight: 3,
    titles: ["{firm} has fenced the public path in {ward}"],
    description:
      "{firm} has fenced the path between {street} and the river. People of {ward} have used it for as long as anybody remembers.",
    notes: ["Old map shows the path.", "Manager heard: says that the strip was bought."],
    waits: ["Survey of the strip is ordered."],
    outcomes: ["Fence removed.", "The path was moved by ten metres and is open."],
  },
  {
    weight: 4,
    titles: ["Medicine missing at {clinic} for {days} days", "No insulin at {clinic}"],
    description:
      "Insulin has not been in stock for {days} days. Patients are told to buy it outside for {smallAmount} a month.",
    notes: ["Stock book shows a delivery that nobody signed for.", "Emergency stock sent from the district store."],
    waits: ["Waiting for the stock count."],
    outcomes: ["Stock restored from the district store; the book is checked weekly."],
  },
  {
    weight: 4,
    titles: ["Charged for a free vaccination at {clinic}", "{smallAmount} for a vaccination that is free"],
    description:
      "The vaccination is free, yet {smallAmount} was asked for at the counter and no receipt was given. {count} other mothers paid too.",
    notes: ["Spoke with two of the other mothers.", "Medical officer informed."],
    waits: ["Statement of the clinic is due."],
    outcomes: [
      "Money returned, a notice with the prices hangs at the counter now.",
      "It was for a card that is not free; explained, notice put up.",
    ],
  },
];
