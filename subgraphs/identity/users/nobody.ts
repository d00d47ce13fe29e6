/** Stands for the id of whoever does not exist, so that looking for what is theirs is the same work. */
export const NOBODY = "00000000-0000-4000-8000-000000000000";
