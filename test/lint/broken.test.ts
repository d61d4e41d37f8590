import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../generator/shared/diagnostics/diagnostic.ts";
import { lintSpec } from "../../generator/lint/lint-spec.ts";
import { loadSpec } from "../../generator/document/load/load-spec.ts";

/**
 * `broken/<name>.yaml` beside `broken/<name>.txt`: each finding of the linter with its place, severity, code, message
 * and way out. UPDATE=1 rewrites the text.
 */
const folder = "test/lint/broken";
const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

describe.each(names)("%s", (name) => {
  const file = `${folder}/${name}`;
  const findings = loadSpec(file).then(({ spec, draft }) => {
    const lintable = spec ?? draft;
    if (!lintable) throw new Error(`${file} does not load`);
    return lintSpec(lintable);
  });

  test("every finding, as before", async () => {
    const text = (await findings).map(lineOf).join("");
    const expected = file.replace(/yaml$/, "txt");
    if (process.env["UPDATE"] === "1") writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, "utf8"));
  });

  test("each has a place, a sentence and a way out", async () => {
    for (const { location, message, hint } of await findings) {
      expect(location).toMatchObject({ file });
      expect(message).toMatch(/^[A-Z`].*\.$/);
      expect(hint).toMatch(/^[A-Z].*[.?]$/);
    }
  });
});

function lineOf({ location, severity, code, message, hint }: Diagnostic): string {
  return `${location?.line}:${location?.column} ${severity} ${code} ${message}\n    ${hint ?? ""}\n`;
}
