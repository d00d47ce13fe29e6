import { Role } from "../../subgraphs/identity/roles/roles.ts";

/** What everybody in the demo signs in with. Known to the world: it exists in demo mode and nowhere else. */
export const DEMO_PASSWORD = "casegraph-demo-2026";

/** Somebody of the demo. */
export interface Person {
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  /** One of those that are offered at sign-in, with what they are good for. */
  readonly shows?: string;
}

const at = (name: string) => `${name}@demo.casegraph.dev`;

/** The office: who works, who watches, who writes in. */
export const PEOPLE: readonly Person[] = [
  { email: at("officer"), displayName: "Asha Kulkarni", role: Role.OFFICER, shows: "works cases" },
  { email: at("officer2"), displayName: "Rohan Deshmukh", role: Role.OFFICER, shows: "works cases beside her" },
  { email: at("moderator"), displayName: "Meera Joshi", role: Role.MODERATOR, shows: "looks after the queue" },
  {
    email: at("auditor"),
    displayName: "Farhan Qureshi",
    role: Role.AUDITOR,
    shows: "reads everything, changes nothing",
  },
  { email: at("admin"), displayName: "Leela Menon", role: Role.ADMIN, shows: "runs accounts and roles" },
  { email: at("citizen"), displayName: "Sunita Pawar", role: Role.CITIZEN, shows: "opens cases and follows them" },
  { email: at("officer3"), displayName: "Imran Shaikh", role: Role.OFFICER },
  { email: at("officer4"), displayName: "Kavita Nair", role: Role.OFFICER },
  { email: at("officer5"), displayName: "Vikram Rathod", role: Role.OFFICER },
  { email: at("contributor"), displayName: "Prakash Gokhale", role: Role.CONTRIBUTOR },
  { email: at("anil.bhosale"), displayName: "Anil Bhosale", role: Role.CITIZEN },
  { email: at("deepa.iyer"), displayName: "Deepa Iyer", role: Role.CITIZEN },
  { email: at("ganesh.mane"), displayName: "Ganesh Mane", role: Role.CITIZEN },
  { email: at("harpreet.kaur"), displayName: "Harpreet Kaur", role: Role.CITIZEN },
  { email: at("joseph.dsouza"), displayName: "Joseph D'Souza", role: Role.CITIZEN },
  { email: at("kiran.thorat"), displayName: "Kiran Thorat", role: Role.CITIZEN },
  { email: at("lakshmi.rao"), displayName: "Lakshmi Rao", role: Role.CITIZEN },
  { email: at("mohan.patil"), displayName: "Mohan Patil", role: Role.CITIZEN },
  { email: at("nasreen.khan"), displayName: "Nasreen Khan", role: Role.CITIZEN },
  { email: at("pooja.sawant"), displayName: "Pooja Sawant", role: Role.CITIZEN },
  { email: at("rajesh.jadhav"), displayName: "Rajesh Jadhav", role: Role.CITIZEN },
  { email: at("tara.fernandes"), displayName: "Tara Fernandes", role: Role.CITIZEN },
];

/** A demo account as the sign-in page offers it. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly role: Role;
  readonly shows: string;
}

/** The accounts to try first. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = PEOPLE.flatMap(({ email, displayName, role, shows }) =>
  shows ? [{ email, password: DEMO_PASSWORD, displayName, role, shows }] : [],
);
