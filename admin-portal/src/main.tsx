import "./app/trusted-types.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { guardPageLifecycle } from "./app/page-lifecycle.ts";
import { preloadPage } from "./app/pages.ts";
import { wasSignedIn } from "./auth/identity.ts";

guardPageLifecycle();
if (wasSignedIn()) preloadPage(location.pathname);
createRoot(document.getElementById("root")!).render(<App />);
