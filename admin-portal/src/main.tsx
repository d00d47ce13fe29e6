import "./app/trusted-types.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { guardPageLifecycle } from "./app/page-lifecycle.ts";

guardPageLifecycle();
createRoot(document.getElementById("root")!).render(<App />);
