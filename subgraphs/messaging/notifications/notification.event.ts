import { registerEnumType } from "type-graphql";

/** What people are told of. */
export enum NotificationEvent {
  CASE_ASSIGNED = "CASE_ASSIGNED",
  CASE_COMMENTED = "CASE_COMMENTED",
  CASE_OVERDUE = "CASE_OVERDUE",
  NEW_DEVICE = "NEW_DEVICE",
}
registerEnumType(NotificationEvent, {
  name: "NotificationEvent",
  valuesConfig: {
    CASE_ASSIGNED: { description: "A case was given to the person." },
    CASE_COMMENTED: { description: "Somebody wrote a note about a case that the person works or opened." },
    CASE_OVERDUE: { description: "A case that the person works is past its due date." },
    NEW_DEVICE: { description: "The person's account was used on a device that it was not used on before." },
  },
});
