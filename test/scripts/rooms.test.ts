import { RuleTester } from "eslint";
import path from "node:path";
import tseslint from "typescript-eslint";
import { describe, test } from "vitest";
import { noCircles, rooms } from "../../scripts/lib/eslint/rooms.js";
import { makeFolder } from "../support/documents.ts";

const root = makeFolder({
  "house/early/a.ts": "",
  "house/early/inner/b.ts": "",
  "house/late/c.ts": `import type { D } from "./d.ts";`,
  "house/late/d.ts": `export type E = import("./e.ts").E;`,
  "house/late/e.ts": `export { c } from "./c.ts";`,
});
const at = (file: string): string => path.join(root, file);
RuleTester.describe = describe;
RuleTester.it = test;
const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });

const table = { "house/early": [], "house/early/inner": ["house/early"], "house/late": ["house/early"] };
const options = [{ root, rooms: table, packages: { special: ["house/early/a.ts"] } }];

tester.run("rooms", rooms, {
  valid: [
    { code: `import "../early/a.ts"; import "./d.ts"; import "other";`, filename: at("house/late/c.ts"), options },
    { code: `import "../a.ts";`, filename: at("house/early/inner/b.ts"), options },
    { code: `import "special/deep.js";`, filename: at("house/early/a.ts"), options },
    { code: `import "../house/late/c.ts"; import "special";`, filename: at("outside/x.ts"), options },
  ],
  invalid: [
    { code: `import type { C } from "../late/c.ts";`, filename: at("house/early/a.ts"), options, errors: [{ messageId: "room" }] },
    { code: `await import("./inner/b.ts");`, filename: at("house/early/a.ts"), options, errors: [{ messageId: "room" }] },
    { code: `type B = import("../early/inner/b.ts").B;`, filename: at("house/late/c.ts"), options, errors: [{ messageId: "room" }] },
    { code: `export { x } from "../../elsewhere/x.ts";`, filename: at("house/late/c.ts"), options, errors: [{ messageId: "room" }] },
    { code: `import "special"; import "special/dist/deep.js";`, filename: at("house/late/c.ts"), options, errors: [{ messageId: "package" }, { messageId: "package" }] },
  ],
}); // prettier-ignore

tester.run("no-circles", noCircles, {
  valid: [{ code: `import "../early/a.ts";`, filename: at("house/late/c.ts") }],
  invalid: [
    {
      code: `import type { D } from "./d.ts";`,
      filename: at("house/late/c.ts"),
      errors: [{ message: "This import leads back here: d.ts → e.ts → c.ts." }],
    },
  ],
});
