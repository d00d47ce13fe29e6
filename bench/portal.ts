import { type Browser, chromium, type Page } from "playwright-core";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../standalone/demo/people.ts";
import { launchChromium } from "../tests/setup/chromium.ts";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { freePort, startProduct } from "../tests/setup/product.ts";
import { BUDGET_KB, weightOf } from "../tests/setup/weight.ts";

const BUDGET_LCP_MS = 1500;

/** What one visit with an empty cache took. */
interface Visit {
  readonly kb: number;
  readonly requests: number;
  readonly lcp: number;
}

/** Visits /login and /cases with an empty cache: everything that is transferred, compressed as it was, and the largest paint. */
export async function portal({ small, say }: { small: boolean; say: (line: string) => void }) {
  const dataDir = newDataDir("casegraph-bench");
  const [launched, product] = await Promise.all([
    launchChromium(),
    startProduct({ dataDir, port: await freePort(), portal: true }),
  ]);
  try {
    const browser = await chromium.connect(launched.endpoint);
    const visits = { login: [] as Visit[], cases: [] as Visit[] };
    for (let n = 0; n < (small ? 1 : 5); n++) {
      visits.login.push(await visit(browser, `${product.url}/login`));
      visits.cases.push(await visit(browser, `${product.url}/cases`, (page) => signIn(page, product.url)));
    }
    const [login, cases] = [median(visits.login), median(visits.cases)];
    say(`/login: ${login.kb} kB in ${login.requests} answers, largest paint after ${login.lcp} ms`);
    say(`/cases: ${cases.kb} kB in ${cases.requests} answers, largest paint after ${cases.lcp} ms`);
    const held = [login, cases].every(({ kb, lcp }) => kb <= BUDGET_KB && lcp < BUDGET_LCP_MS);
    return { held, figures: { loginKb: login.kb, casesKb: cases.kb, loginLcpMs: login.lcp, casesLcpMs: cases.lcp } };
  } finally {
    await launched.close();
    await product.stop();
    await removeDataDir(dataDir);
  }
}

async function visit(browser: Browser, url: string, before?: (page: Page) => Promise<void>): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await before?.(page);
  const weight = await weightOf(page, url);
  const lcp = await page.evaluate(largestPaint);
  await context.close();
  return { ...weight, lcp: Math.round(lcp) };
}

/** Runs in the page. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      // Of a browser: this program's types know Node's alone.
      type: "largest-contentful-paint" as never,
      buffered: true,
    });
  });
}

/** As a client of the edge does; the page itself is then visited with an empty cache. */
async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/login`);
  const [officer] = DEMO_ACCOUNTS;
  await page.getByLabel(/e-mail|identifier/i).fill(officer!.email);
  await page.getByRole("button", { name: /continue/i }).click();
  await page
    .getByLabel(/password/i)
    .first()
    .fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: /sign in/i }).click();
  // From then on this browser knows who it was, and fetches no sign-in page for them.
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
}

function median(visits: readonly Visit[]): Visit {
  const middle = (key: keyof Visit) =>
    visits.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(visits.length / 2)]!;
  return { kb: middle("kb"), requests: middle("requests"), lcp: middle("lcp") };
}
