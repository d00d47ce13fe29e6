import type { Random } from "./random.ts";

const STREETS = [
  "Tilak Road",
  "Station Road",
  "Mill Lane",
  "Nehru Marg",
  "Old Bazaar Street",
  "Canal Road",
  "Temple Lane",
  "Garden Road",
  "Ring Road East",
  "Potters' Lane",
  "Gandhi Chowk",
  "Lake View Road",
];
const WARDS = [
  "Shivaji Nagar",
  "Lakshmi Peth",
  "Riverside",
  "East Camp",
  "Kothapur",
  "Bhimwadi",
  "Rasta Peth",
  "Sadar",
  "Gulmohar",
  "Nava Wada",
];
const FIRMS = [
  "Sagar Traders",
  "Bluepeak Logistics",
  "Om Sai Enterprises",
  "Meridian Exports",
  "Tulsi Agro",
  "Northgate Textiles",
  "Kaveri Constructions",
  "Silverline Foods",
  "Apex Facility Services",
  "Malhar Steel",
  "Orchid Hospitality",
  "Greenfield Seeds",
];
const PEOPLE = [
  "S. K. Bhave",
  "Ramesh Solanki",
  "Usha Chavan",
  "Abdul Rehman",
  "Geeta Kamble",
  "Nitin Wagh",
  "Mary Thomas",
  "Balwant Singh",
  "Rukmini Hegde",
  "Dilip Salvi",
];
const SCHOOLS = [
  "Savitribai School",
  "the municipal school on Mill Lane",
  "Jawahar High School",
  "Saraswati Primary School",
];
const CLINICS = ["the Sadar clinic", "Civil Hospital", "the Riverside health centre", "the East Camp maternity home"];

type Maker = (random: Random, openedAt: Date) => string;

const WORDS: Readonly<Record<string, Maker>> = {
  street: (random) => random.pick(STREETS),
  ward: (random) => random.pick(WARDS),
  otherWard: (random) => random.pick(WARDS),
  firm: (random) => random.pick(FIRMS),
  otherFirm: (random) => random.pick(FIRMS),
  person: (random) => random.pick(PEOPLE),
  month: (random, openedAt) => monthBefore(openedAt, random.whole(1, 7)),
  school: (random) => random.pick(SCHOOLS),
  clinic: (random) => random.pick(CLINICS),
  count: (random) => String(random.whole(3, 24)),
  days: (random) => String(random.whole(3, 21)),
  minutes: (random) => String(random.whole(6, 40)),
  number: (random) => String(random.whole(2, 180)),
  digits: (random) => String(random.whole(1000, 9999)),
  amount: (random) => rupees(random.whole(12, 480) * 25_000),
  smallAmount: (random) => rupees(random.whole(6, 190) * 100),
};

const OTHERS: Readonly<Record<string, string>> = { otherWard: "ward", otherFirm: "firm" };

/** The words of one case: the same street in its title, its description and its notes. */
export class Words {
  readonly #known = new Map<string, string>();

  constructor(
    private readonly random: Random,
    private readonly openedAt: Date,
  ) {}

  fill(template: string): string {
    return template.replace(/\{(\w+)\}/g, (_all, name: string) => this.#word(name));
  }

  #word(name: string): string {
    const make = WORDS[name];
    if (!make) throw new Error(`Nothing fills {${name}}`);
    let word = this.#known.get(name) ?? make(this.random, this.openedAt);
    const differsFrom = OTHERS[name];
    while (differsFrom && word === this.#word(differsFrom)) word = make(this.random, this.openedAt);
    this.#known.set(name, word);
    return word;
  }
}

function rupees(amount: number): string {
  return `₹${amount.toLocaleString("en-IN")}`;
}

function monthBefore(date: Date, months: number): string {
  const then = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months));
  return then.toLocaleString("en", { month: "long", timeZone: "UTC" });
}
