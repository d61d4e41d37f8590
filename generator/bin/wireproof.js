#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";
import v8 from "node:v8";

// Where the sources are, as in the repository, the bundle follows them. The published package has no such file.
const bundler = new URL("../bundle/fresh.js", import.meta.url);
if (existsSync(bundler)) {
  const { refresh } = await import(bundler.href);
  await refresh().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
// Then an error says where it happened in the sources.
if (process.env.DEBUG) process.setSourceMapsEnabled(true);
// A run is over before what V8's last compiler does pays. Node's cache holds code for one choice of flags, so first the
// flag, then the cache.
v8.setFlagsFromString("--no-turbofan");
// Node keeps the code that it compiles beside the bundle (since 22.1). The folder of temporary files, its own choice,
// may belong to others.
module.enableCompileCache?.(fileURLToPath(new URL("../.cache/compile", import.meta.url)));
await import("../dist/cli.js");
