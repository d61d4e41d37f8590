import { parseArgs } from "node:util";
import { selectDocuments } from "./lib/corpus/documents.ts";
import { progressBar, reportText } from "./lib/corpus/report.ts";
import { runCorpus, type CorpusResult } from "./lib/corpus/run.ts";

const usage = `usage: npm run corpus -- DIR|LIST.txt [--lenient] [--json]

Generates every OpenAPI document below DIR, or on the lines of LIST.txt, compiles what came out under the
strictest flags, and says of each: clean, refused (an invalid document), or dirty. Exit code 1 when any is dirty.
--lenient takes invalid documents where there is one sensible reading.`;

async function main(path: string, json: boolean, lenient: boolean): Promise<number> {
  const { documents, skipped } = selectDocuments(path);
  const results: CorpusResult[] = [];
  await runCorpus(documents, { lenient }, (result) => {
    results.push(result);
    if (process.stderr.isTTY)
      process.stderr.write(progressBar(results.length, documents.length, result.document));
  });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  const order = new Map(documents.map((document, index) => [document, index]));
  results.sort((a, b) => (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0));
  console.log(json ? JSON.stringify(results, undefined, 2) : reportText(results, skipped));
  return results.some(({ result }) => result === "dirty") ? 1 : 0;
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, lenient: { type: "boolean" } },
  });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new TypeError("one folder or list is needed");
  process.exitCode = await main(path, values.json ?? false, values.lenient ?? false);
} catch (error) {
  console.error(`corpus: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
