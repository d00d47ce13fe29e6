import "./app/trusted-types.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { guardPageLifecycle } from "./app/page-lifecycle.ts";
import { preloadPage } from "./app/pages.ts";
import { store } from "./app/store.ts";
import { wasSignedIn } from "./auth/identity.ts";
import { startingLanguage } from "./i18n/language.ts";
import { openI18nProvider } from "./providers/i18n-provider.ts";

guardPageLifecycle();
preloadPage(location.pathname, wasSignedIn());

const i18nProvider = await openI18nProvider(startingLanguage(store.getItem("locale")));
createRoot(document.getElementById("root")!).render(<App i18nProvider={i18nProvider} />);
