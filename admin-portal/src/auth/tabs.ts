/** What the tabs of one browser tell each other about the session that they share. */
export type SessionNews = "signed-in" | "signed-out";

const channel = new BroadcastChannel("casegraph.session");

/** Tells every other tab. */
export function tellOtherTabs(news: SessionNews): void {
  channel.postMessage(news);
}

/** Hears from the others; returns how to stop listening. */
export function onNewsFromTabs(listener: (news: SessionNews) => void): () => void {
  const hear = (event: MessageEvent<SessionNews>) => listener(event.data);
  channel.addEventListener("message", hear);
  return () => channel.removeEventListener("message", hear);
}
