import pg from "pg";

/** One connection to the database for one piece of work, closed whatever comes of it; `name` is what PostgreSQL shows of it. */
export async function withClient<T>(
  url: string,
  name: string,
  work: (client: pg.Client) => Promise<T>,
  limits: pg.ClientConfig = {},
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: `casegraph-${name}`, ...limits });
  // A connection that is lost fails what is asked on it; an error that nobody hears would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
