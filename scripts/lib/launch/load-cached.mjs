import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import v8 from "node:v8";
import vm from "node:vm";
import { threadId } from "node:worker_threads";

/**
 * Loads a CommonJS file with the code that V8 compiled of it in an earlier run: compiling a large file again takes
 * longer than reading that. The code is kept beside the file, whose name says what is in it, for each version of V8
 * and each choice of its flags.
 */
export function loadCached(file) {
  const codeFile = `${file}.${v8.cachedDataVersionTag()}.code`;
  const cachedData = existsSync(codeFile) ? readFileSync(codeFile) : undefined;
  // The file is ASCII, which is read faster so.
  const text = readFileSync(file, "latin1");
  const source = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new vm.Script(source, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  // By then, what a run needs has been compiled.
  if (!cachedData || script.cachedDataRejected) process.once("exit", () => keepCode(script, codeFile));
  return module.exports;
}

function keepCode(script, file) {
  const beside = `${file}.${process.pid}.${threadId}`;
  try {
    writeFileSync(beside, script.createCachedData());
    renameSync(beside, file);
  } catch {
    // The next run only takes longer.
  }
}
