import "../app/trusted-types.ts";
import { createRoot } from "react-dom/client";
import { ColorMode } from "../theme/ColorMode.tsx";

// Fetched apart: what the first scripts of both pages need is one file, and the portal's visitors need nothing of this.
const { Explorer } = await import("./Explorer.tsx");

createRoot(document.getElementById("root")!).render(
  <ColorMode>
    <Explorer />
  </ColorMode>,
);
