/** What a new workflow begins with: it could be saved as it is. */
export const BEGIN = `{
  "name": "my-workflow",
  "title": "My workflow",
  "description": "What it is for.",
  "input": { "caseId": { "type": "case" } },
  "steps": [
    { "key": "facts", "agent": "case-facts", "input": { "caseId": "\${input.caseId}" } }
  ]
}
`;
