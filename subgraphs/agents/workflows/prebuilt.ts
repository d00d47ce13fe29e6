/** The workflows that the product brings, as anybody would write them. */
export const PREBUILT: readonly { readonly id: string; readonly text: string }[] = [
  {
    id: "f10e0000-0000-4000-8000-000000000001",
    text: `{
  "name": "case-brief",
  "title": "Case brief",
  "description": "Gathers what is known of a case, works out its risks and the next step, and takes it when somebody agrees.",
  "input": { "caseId": { "type": "case" } },
  "steps": [
    {
      "key": "facts",
      "agent": "case-facts",
      "input": { "caseId": "\${input.caseId}" },
      "retries": { "attempts": 3, "backoffMs": 500 },
      "timeoutMs": 20000
    },
    { "key": "risks", "agent": "case-risks", "input": { "facts": "\${facts.output}" } },
    {
      "key": "next",
      "agent": "case-next-step",
      "input": { "facts": "\${facts.output}", "risks": "\${risks.output}" }
    },
    {
      "key": "apply",
      "agent": "case-actor",
      "input": { "proposal": "\${next.output.proposal}" },
      "when": "\${next.output.proposed}",
      "retries": { "attempts": 3, "backoffMs": 500 },
      "timeoutMs": 20000,
      "approval": { "question": "Shall the case take this step?", "permission": "case:change-status" }
    }
  ]
}
`,
  },
  {
    id: "f10e0000-0000-4000-8000-000000000002",
    text: `{
  "name": "overdue-sweep",
  "title": "Overdue sweep",
  "description": "Reminds of every overdue case that whoever lends their rights to it sees.",
  "steps": [
    {
      "key": "remind",
      "agent": "overdue-reminder",
      "retries": { "attempts": 3, "backoffMs": 2000 },
      "timeoutMs": 300000
    }
  ],
  "schedule": { "cron": "0 7 * * 1-5", "timeZone": "Europe/Berlin" }
}
`,
  },
];
