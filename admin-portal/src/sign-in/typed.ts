/** What was typed and is only kept in this page: it is gone when the page is loaded anew. */
export interface Typed {
  identifier?: string;
  password?: string;
  displayName?: string;
}
