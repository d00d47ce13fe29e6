/** Where people say what they want to be told of. */
export const PREFERENCES_PATH = "/notifications/preferences";
