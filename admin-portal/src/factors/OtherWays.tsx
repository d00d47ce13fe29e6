import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useId } from "react";
import type { StepUpMethod } from "../gql/graphql.ts";
import { type Say, useText } from "../i18n/use-text.ts";
import { MethodIcon } from "./MethodIcon.tsx";
import type { Proof } from "./use-proof.ts";

interface Props<Way extends StepUpMethod> {
  proof: Proof<Way>;
  methods: readonly Way[];
  /** Where a code would go. */
  to: Partial<Record<StepUpMethod, string | null>>;
}

/** What can be used instead, one press each. */
export function OtherWays<Way extends StepUpMethod>({ proof, methods, to }: Props<Way>) {
  const say = useText();
  const id = useId();
  const others = methods.filter((method) => method !== proof.place.method);
  if (others.length === 0) return null;
  return (
    <Box sx={{ width: "100%" }}>
      <Box component="h2" id={id} sx={{ typography: "h3", color: "text.secondary", m: 0, mb: 0.5 }}>
        {say("factors.otherWays")}
      </Box>
      <Box component="ul" aria-labelledby={id} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {others.map((method) => (
          <li key={method}>
            <Button
              startIcon={<MethodIcon method={method} />}
              disabled={proof.busy}
              onClick={() => proof.choose(method)}
              sx={{ whiteSpace: "normal", textAlign: "left", overflowWrap: "anywhere" }}
            >
              {nameOf(say, method, to[method])}
            </Button>
          </li>
        ))}
      </Box>
    </Box>
  );
}

function nameOf(say: Say, method: StepUpMethod, to: string | null | undefined): string {
  if (to && (method === "SMS" || method === "EMAIL")) return say(`factors.useTo.${method}`, { to });
  return say(`factors.use.${method}`);
}
