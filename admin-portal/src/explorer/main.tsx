import "../app/trusted-types.ts";
import { createRoot } from "react-dom/client";
import { ColorMode } from "../theme/ColorMode.tsx";
import { Explorer } from "./Explorer.tsx";

createRoot(document.getElementById("root")!).render(
  <ColorMode>
    <Explorer />
  </ColorMode>,
);
