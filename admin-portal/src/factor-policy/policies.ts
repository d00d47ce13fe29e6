/** Where the roles' policies are kept once they were read. */
export const POLICIES = ["factor-policies"];
