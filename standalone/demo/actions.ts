/** Where a case can stand, as the API names it. */
export type Status = "OPEN" | "IN_PROGRESS" | "WAITING" | "RESOLVED" | "CLOSED";

export type Priority = "LOW" | "NORMAL" | "HIGH" | "URGENT";

/** What somebody does to a case, without who and when; people are named by their e-mail. */
export type Deed =
  | {
      readonly does: "create";
      readonly title: string;
      readonly description: string;
      readonly priority: Priority;
      readonly dueAt: Date | null;
    }
  | { readonly does: "assign"; readonly assignee: string | null }
  | { readonly does: "changeStatus"; readonly status: Status; readonly reason: string | null }
  | { readonly does: "comment"; readonly text: string }
  | { readonly does: "edit"; readonly priority?: Priority; readonly dueAt?: Date };

/** One step in the life of the office. */
export type Action = Deed & {
  readonly at: Date;
  readonly by: string;
  /** Which case, by the order in which the plan made them. */
  readonly kase: number;
};
