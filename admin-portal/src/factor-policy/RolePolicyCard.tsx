import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNotify } from "react-admin";
import { useMay } from "../auth/permissions.ts";
import { SETTABLE } from "../factors/settable.ts";
import { type RolePolicyFragment, SetFactorPolicyDocument } from "../gql/graphql.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { POLICIES } from "./policies.ts";

const LONGEST_TRUST = 90;

/** What one role needs; whoever may only look sees the same with nothing to press. */
export function RolePolicyCard({ policy }: { policy: RolePolicyFragment }) {
  const say = useText();
  const mayChange = useMay()("factor:manage");
  const [required, setRequired] = useState(policy.required);
  const [methods, setMethods] = useState(policy.methods);
  const [trustDays, setTrustDays] = useState(String(policy.trustDays));
  const save = useSave();
  const days = Number(trustDays);
  const areDaysWrong = trustDays.trim() === "" || !Number.isInteger(days) || days < 0 || days > LONGEST_TRUST;
  const isNoneLeft = !SETTABLE.some((method) => methods.includes(method));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (areDaysWrong || isNoneLeft) return;
    const { role, version } = policy;
    save.mutate({ role, version, required, methods, trustDays: days });
  }

  return (
    <Card title={say(`people.role.${policy.role}`)}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 1.5, justifyItems: "start" }}>
        <FormControlLabel
          disabled={!mayChange}
          control={<Switch checked={required} onChange={(event) => setRequired(event.target.checked)} />}
          label={say("factorPolicy.required")}
        />
        <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
          <Box component="legend" sx={{ color: "text.secondary", p: 0 }}>
            {say("factorPolicy.methods")}
          </Box>
          {SETTABLE.map((method) => (
            <FormControlLabel
              key={method}
              disabled={!mayChange}
              control={
                <Checkbox
                  checked={methods.includes(method)}
                  onChange={(event) =>
                    setMethods(event.target.checked ? [...methods, method] : methods.filter((one) => one !== method))
                  }
                />
              }
              label={say(`factors.short.${method}`)}
            />
          ))}
          {isNoneLeft && (
            <Box role="alert" sx={{ color: "error.main", fontSize: "0.8125rem" }}>
              {say("factorPolicy.noMethod")}
            </Box>
          )}
        </Box>
        <TextField
          type="number"
          label={say("factorPolicy.trustDays")}
          value={trustDays}
          disabled={!mayChange}
          onChange={(event) => setTrustDays(event.target.value)}
          error={areDaysWrong}
          helperText={say("factorPolicy.trustDaysHint", { most: LONGEST_TRUST })}
          slotProps={{ htmlInput: { min: 0, max: LONGEST_TRUST, step: 1 } }}
        />
        {mayChange && (
          <Button type="submit" variant="contained" loading={save.isPending}>
            {say("account.save")}
          </Button>
        )}
      </Box>
    </Card>
  );
}

function useSave() {
  const say = useText();
  const client = useQueryClient();
  const notify = useNotify();
  const explain = useFailureText();
  return useMutation({
    mutationFn: (input: RolePolicyFragment) => execute(SetFactorPolicyDocument, { input }),
    onSuccess: () => notify(say("account.saved"), { type: "success" }),
    onError: (error) => notify(explain(error), { type: "error" }),
    onSettled: () => client.invalidateQueries({ queryKey: POLICIES }),
  });
}
