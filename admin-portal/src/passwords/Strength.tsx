import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import type { Verdict } from "../../../schema/passwords/verdict.ts";
import type { PasswordPolicyQuery } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";

const COLOURS = ["error", "error", "warning", "success", "success"] as const;

interface Props {
  verdict: Verdict;
  policy?: PasswordPolicyQuery["passwordPolicy"];
}

/** How hard a password is to guess, as a bar and in words, and everything that is against it. */
export function Strength({ verdict: { score, acceptable, problems }, policy }: Props) {
  const say = useText();
  const words = say(`signIn.newPassword.score.${score}`);
  return (
    <>
      <LinearProgress
        variant="determinate"
        aria-label={say("signIn.newPassword.strength")}
        aria-valuetext={words}
        value={(score + 1) * 20}
        color={COLOURS[score]}
        sx={{ height: 6, borderRadius: 3 }}
      />
      <Box role="status" sx={{ display: "grid", gap: 0.25 }}>
        <Box>
          {say("signIn.newPassword.strength")}: <strong>{words}</strong>
        </Box>
        {acceptable && <Box sx={{ color: "success.main" }}>{say("signIn.newPassword.good")}</Box>}
        {problems.map((problem) => (
          <Box key={problem} sx={{ color: "error.main" }}>
            {say(`signIn.newPassword.problem.${problem}`, {
              n: (problem === "TOO_LONG" ? policy?.maxLength : policy?.minLength) ?? 0,
            })}
          </Box>
        ))}
      </Box>
    </>
  );
}
