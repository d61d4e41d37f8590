/** Libraries that applications hand to the client: loggers, and undici with its dispatchers. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { expect, test } from "vitest";
import { compile } from "../support/compile.ts";
import { projects, runNode } from "./project.ts";

/** Compiles a program strictly, without a cast in it, runs it, and gives the JSON that it prints. */
async function outcome(name: string, program: string): Promise<unknown> {
  const path = join(projects, `${name}.ts`);
  await writeFile(path, program);
  expect(compile([path])).toEqual([]);
  return printed(name, program);
}

async function printed(name: string, program: string): Promise<unknown> {
  const { code } = await transform(program, { loader: "ts" });
  await writeFile(join(projects, `${name}.mjs`), code);
  return JSON.parse(await runNode(".", [`${name}.mjs`]));
}

/** Makes a client with `sink`, and lets a call fail and then succeed. What it logs is in `lines`, as JSON. */
const call = `
  import { createClient, createLogger, getInvoiceSummary } from "partner-center-invoices";
  const answers = [
    Response.json({ message: "later" }, { status: 503, headers: { "retry-after": "0" } }),
    Response.json({ balanceAmount: 1 }),
  ];
  const client = createClient({
    baseUrl: "https://api.example.com",
    token: "secret-token",
    logger: createLogger(sink),
    fetch: async () => answers.shift() ?? Response.error(),
  });
  await getInvoiceSummary(client);
  console.log(JSON.stringify(lines.map((line) => JSON.parse(line))));
`;
const details = {
  method: "GET",
  url: "https://api.example.com/v1/invoices/summary",
  ms: expect.any(Number),
  headers: { "content-type": "application/json" },
};
const message = (status: number): unknown =>
  expect.stringMatching(new RegExp(`^GET https://\\S+/v1/invoices/summary ${status} in \\d+ ms$`));

const lines = `
  import { Writable } from "node:stream";
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
`;

test.each([
  ["pino", `pino(stream)`],
  ["pino-child", `pino(stream).child({ part: "invoices" })`],
])("%s gets message and details", async (name, sink) => {
  const program = `import { pino } from "pino"; ${lines} const sink = ${sink}; ${call}`;
  expect(await outcome(name, program)).toMatchObject([
    { level: 40, msg: message(503), status: 503, attempt: 0, ...details },
    { level: 30, msg: message(200), status: 200, attempt: 1, ...details },
  ]);
});

test.each([
  ["winston", "logger"],
  ["winston-child", `logger.child({ part: "invoices" })`],
])("%s gets message and details", async (name, sink) => {
  const program = `
    import winston from "winston";
    ${lines}
    const logger = winston.createLogger({ transports: [new winston.transports.Stream({ stream })] });
    const sink = ${sink};
    ${call}
  `;
  expect(await outcome(name, program)).toMatchObject([
    { level: "warn", message: message(503), status: 503, attempt: 0, ...details },
    { level: "info", message: message(200), status: 200, attempt: 1, ...details },
  ]);
});

test("undici's fetch stands in for the platform's, and its dispatchers are options of fetch", async () => {
  const program = `
    import { createClient, getInvoiceSummary } from "partner-center-invoices";
    import { fetch, MockAgent, ProxyAgent } from "undici";
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    dispatcher
      .get("https://api.example.com")
      .intercept({ path: "/v1/invoices/summary" })
      .reply(200, { balanceAmount: 12.5 }, { headers: { "content-type": "application/json" } });
    const client = createClient({ baseUrl: "https://api.example.com", token: "token", fetch, fetchOptions: { dispatcher } });
    const { balanceAmount } = await getInvoiceSummary(client);
    // A proxy that refuses connections: the call has gone to it, and not to the server.
    const proxy = new ProxyAgent("http://127.0.0.1:1");
    const error: unknown = await getInvoiceSummary(client, { fetchOptions: { dispatcher: proxy }, maxRetries: 0 }).catch(
      (thrown: unknown) => thrown,
    );
    console.log(JSON.stringify([balanceAmount, String(error)]));
  `;
  expect(await outcome("undici", program)).toEqual([
    12.5,
    expect.stringMatching(/^ConnectionError: .*ECONNREFUSED 127\.0\.0\.1:1/),
  ]);
});

test("pages are known to both builds of the package", async () => {
  const program = `
    import { createRequire } from "node:module";
    import { createClient, listInvoices } from "partner-center-invoices";
    // The CommonJS build as a file: Node 22 and later take the other one for \`require\` of the package.
    const other = createRequire(import.meta.url)(
      "./node_modules/partner-center-invoices/dist/cjs/index.js",
    );
    const answers = [{ items: [{ id: "1" }], links: { next: { uri: "/invoices?page=2" } } }, { items: [{ id: "2" }] }];
    const client = createClient({
      baseUrl: "https://api.example.com",
      token: "token",
      fetch: async () => Response.json(answers.shift()),
    });
    const first = await listInvoices(client);
    const second = await other.nextPage(first);
    console.log(JSON.stringify([other.listInvoices !== listInvoices, other.positionOf(first), second?.items]));
  `;
  // Without the compiler, which has no types of Node here.
  expect(await printed("both-builds", program)).toEqual([
    true,
    { next: { uri: "/invoices?page=2" } },
    [{ id: "2" }],
  ]);
});
