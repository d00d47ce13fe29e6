import { may, type RuleTable, signedIn } from "../shared/rules.ts";

/** Who may call and see what in cases. Which rows is the services' decision: `case.visibility.ts`. */
export const rules: RuleTable = {
  Query: { case: signedIn, cases: signedIn, caseCounts: signedIn },
  Mutation: {
    createCase: may("case:create"),
    editCase: may("case:edit"),
    assignCase: may("case:assign"),
    changeCaseStatus: may("case:change-status"),
    addComment: may("case:comment"),
    remindOverdue: may("case:remind"),
  },
  Subscription: { caseChanged: signedIn },
  Case: { "*": signedIn, comments: may("case:read-notes"), history: may("case:read-notes") },
  CaseConnection: { "*": signedIn },
  CaseEdge: { "*": signedIn },
  CaseCounts: { "*": signedIn },
  StatusCount: { "*": signedIn },
  PriorityCount: { "*": signedIn },
  CaseChanged: { "*": signedIn },
  Comment: { "*": may("case:read-notes") },
  CommentConnection: { "*": may("case:read-notes") },
  CommentEdge: { "*": may("case:read-notes") },
  HistoryEntry: { "*": may("case:read-notes") },
  HistoryEntryConnection: { "*": may("case:read-notes") },
  HistoryEntryEdge: { "*": may("case:read-notes") },
  FieldChange: { "*": signedIn },
  PageInfo: { "*": signedIn },
  User: { "*": signedIn },
  Agent: { "*": signedIn },
};
