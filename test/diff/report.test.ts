import { describe, expect, test } from "vitest";
import { reportGithub } from "../../generator/diff/report/github.ts";
import { jsonReport, reportJson } from "../../generator/diff/report/json.ts";
import { reportMarkdown, stickyMarker } from "../../generator/diff/report/markdown.ts";
import { releaseNotes } from "../../generator/diff/report/release-notes.ts";
import { reportSarif } from "../../generator/diff/report/sarif.ts";
import { reportText } from "../../generator/diff/report/text.ts";
import type { Diff } from "../../generator/diff/judge/diff.ts";
import { diffSpecs } from "../../generator/diff/diff-specs.ts";
import { readAcknowledgements } from "../../generator/diff/judge/acknowledgements.ts";
import { diffTexts, today } from "./support.ts";

const document = (properties: string, more = ""): string => `openapi: 3.1.0
info: { title: Report, version: 1.0.0 }
paths:
  /things:
    get:
      operationId: getThings
      responses:
        "200": { description: Done, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
components:
  schemas:
    Thing:
      type: object
      properties:
${properties}
${more}`;

const base = document(`        id: { type: string }
        name: { type: string, description: One }
        rank: { type: integer }`);
const head = document(`        id: { type: integer }
        name: { type: string, description: Two }
        size: { type: integer }`);

/** A document whose one request has these properties. */
const writing = (...properties: readonly string[]): string => `openapi: 3.1.0
info: { title: Report, version: 1.0.0 }
paths:
  /things:
    post:
      operationId: postThing
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewThing" } } } }
      responses: { "204": { description: Done } }
components:
  schemas:
    NewThing:
      type: object
      properties:
${properties.map((property) => `        ${property}`).join("\n")}
`;

describe("Markdown", () => {
  test("no changes is one line", async () => {
    const text = reportMarkdown(await diffTexts(base, base));
    expect(text).toBe(`${stickyMarker}\nNo changes: \`base.yaml\` with \`head.yaml\`.\n`);
  });

  test("says the verdict, the versions and one row for each weighty change", async () => {
    const text = reportMarkdown(await diffTexts(base, head));
    expect(text).toContain("🔴 **Breaking**: 1 breaking, 1 warning, 1 compatible, 1 docs-only.");
    expect(text).toContain(
      "Version 1.0.0 → 1.0.0; these changes ask for 2.0.0 (a break asks for a new major version).",
    );
    expect(text.match(/^\| (🔴|🟠)/gm)).toHaveLength(2);
    expect(text).toContain("<summary>1 compatible</summary>");
    expect(text).toContain("It may have been renamed to size.");
    expect(text.match(/renamed|new name/g)).toHaveLength(1);
    expect(text).toContain("```diff\n-id: { type: string }\n+id: { type: integer }\n```");
  });

  test("a keyword that came or went is shown in its schema, and a property alone", async () => {
    const bare = document(`        id: { type: string }`);
    const bound = document(`        id: { type: string, maxLength: 5 }\n        size: { type: integer }`);
    const came = reportMarkdown(await diffTexts(bound, bare));
    expect(came).toContain("```diff\n-id: { type: string, maxLength: 5 }\n+id: { type: string }\n```");
    expect(came).toContain("```diff\n-size: { type: integer }\n```");
  });

  test("lines are links where the commits can be read", async () => {
    const plain = await diffTexts(base, head);
    const at = (edition: Diff["base"], commit: string): Diff["base"] => ({
      ...edition,
      url: `https://github.example/o/r/blob/${commit}/`,
    });
    const text = reportMarkdown({ ...plain, base: at(plain.base, "111"), head: at(plain.head, "222") });
    // The row of what changed leads to the head, that of what is gone to the base.
    expect(text).toMatch(
      /^\| 🔴 \|.*\| \[14\]\(https:\/\/github\.example\/o\/r\/blob\/222\/api\.yaml#L14\) \|/m,
    );
    expect(text).toMatch(
      /^\| 🟠 \|.*\| \[16\]\(https:\/\/github\.example\/o\/r\/blob\/111\/api\.yaml#L16\) \|/m,
    );
    expect(text).toContain(
      "base [`api.yaml:14`](https://github.example/o/r/blob/111/api.yaml#L14), head [`api",
    );
  });

  test("the line to paste accepts a change, once it has a reason", async () => {
    const text = reportMarkdown(await diffTexts(base, head));
    const [line = ""] = /^[0-9a-f]{12}: # say why$/m.exec(text) ?? [];
    await expect(readAcknowledgements(line, "acknowledged.yaml")).rejects.toThrow("has no reason");
    const acknowledged = await readAcknowledgements(
      line.replace("#", "Nobody minds, we"),
      "acknowledged.yaml",
    );
    expect((await diffTexts(base, head, { acknowledged })).bump).toBe("minor");
  });

  test.each([
    [
      "0.4.0",
      "0.4.0",
      "0.4.0 → 0.4.0; these changes ask for 0.5.0 (0.x: a break asks for a new minor version)",
    ],
    ["0.4.0", "0.5.0", "0.4.0 → 0.5.0, which is enough (0.x: a break asks for a new minor version)"],
    ["1.4.0", "2.0.0-rc.1", "1.4.0 → 2.0.0-rc.1, which is enough (a break asks for a new major version)"],
    ["", "", "no version → no version; a break asks for a new major version"],
  ])("from version %j to %j the rule is said", async (before, after, sentence) => {
    const plain = await diffTexts(base, head);
    const [left, right] = [plain.base, plain.head];
    const versioned = await diffSpecs(
      { ...left, version: before },
      { ...right, version: after },
      {
        today,
        acknowledgements: new Map(),
      },
    );
    expect(reportMarkdown(versioned)).toContain(`Version ${sentence}.`);
    expect(reportText(versioned)).toContain(`Version ${sentence}.`);
  });

  test("nothing in a document can break out of the table", async () => {
    const evil = `        "x|y\\n<script>@everyone ![a](b) #1": { type: string, pattern: "^\`\`\`|<!--$" }`;
    const text = reportMarkdown(
      await diffTexts(
        document(`        a: { type: string }`),
        document(`        a: { type: string }\n${evil}`),
      ),
    );
    const turned = reportMarkdown(
      await diffTexts(
        document(`        a: { type: string }\n${evil}`),
        document(`        a: { type: string }`),
      ),
    );
    for (const report of [text, turned]) {
      const outside = report.replaceAll(/^(`{3,})diff\n[\s\S]*?\n\1$/gm, "");
      expect(outside).not.toMatch(/<script|@everyone|!\[a|<!--\$/);
    }
    expect(
      turned
        .split("\n")
        .filter((line) => line.startsWith("| 🟠"))[0]
        ?.replaceAll("\\|", "")
        .match(/\|/g),
    ).toHaveLength(7);
  });

  test("stays below GitHub's limit and says what was cut", async () => {
    const large = (type: string): string =>
      document(
        Array.from({ length: 900 }, (_, index) => `        property${String(index)}: { type: ${type} }`).join(
          "\n",
        ),
      );
    const text = reportMarkdown(await diffTexts(large("string"), large("integer")));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/\d+ sections were cut to stay below GitHub's limit/);
    expect(text).toContain("700 more rows are not shown");
  });
});

describe("acknowledgements", () => {
  test("take a change out of the verdict, and stale ones are reported", async () => {
    const before = await diffTexts(base, head);
    const weighty = before.changes.filter(
      (change) => change.level === "breaking" || change.level === "warning",
    );
    const acknowledged = new Map([
      ...weighty.map((change) => [change.fingerprint, "Nobody used it."] as const),
      ["000000000000", "Long ago."] as const,
    ]);
    const after = await diffTexts(base, head, { acknowledged });
    expect(after.bump).toBe("minor");
    expect(after.stale).toEqual(["000000000000"]);
    const text = reportMarkdown(after);
    expect(text).toContain("<summary>2 acknowledged</summary>");
    expect(text).toContain("Nobody used it.");
    expect(text).toContain("can go: `000000000000`");
  });

  test("fingerprints ignore lines and order", async () => {
    const other = document(`        size: { type: integer }
        name: { type: string, description: Two }
        # moved down
        id: { type: integer }`);
    const fingerprints = async (text: string): Promise<readonly string[]> =>
      (await diffTexts(base, text)).changes.map((change) => change.fingerprint).sort();
    expect(await fingerprints(other)).toEqual(await fingerprints(head));
    expect(new Set(await fingerprints(head)).size).toBe(4);
  });
});

test("JSON has the documented shape", async () => {
  const diff = await diffTexts(base, head);
  const report = jsonReport(diff);
  expect(JSON.parse(reportJson(diff))).toEqual(report);
  expect(Object.keys(report)).toEqual([
    "version",
    "bump",
    "demands",
    "base",
    "head",
    "changes",
    "staleAcknowledgements",
  ]);
  expect(report.changes[0]).toEqual({
    id: "type-changed",
    fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
    level: "breaking",
    wire: "breaking",
    ruleLevel: null,
    wireWitness: { direction: "response", kind: "answer", value: '{"id":0}' },
    typescript: null,
    bump: "major",
    direction: "response",
    area: "schemas",
    operations: ["GET /things"],
    pointer: "/components/schemas/Thing/properties/id/type",
    base: { file: "api.yaml", line: 14, column: 15 },
    head: { file: "api.yaml", line: 14, column: 15 },
    message: "Thing.id changed its type from string to integer",
    hint: null,
    acknowledged: null,
  });
});

test("annotations point at the head, a removal at its nearest surviving parent", async () => {
  const lines = reportGithub(await diffTexts(base, head))
    .trim()
    .split("\n");
  expect(lines[0]).toContain(
    "::error file=api.yaml,line=14,col=15,title=breaking%3A type-changed::Thing.id changed its type from string to integer%0A",
  );
  expect(lines[1]).toBe(
    "::warning file=api.yaml,line=11,col=5,title=warning%3A optional-property-removed::Thing.rank, optional, was removed%0AIt was api.yaml:16: rank: { type: integer }",
  );
  expect(lines).toHaveLength(3);
});

test("SARIF is 2.1.0, in the head, with fingerprints and suppressions", async () => {
  const plain = await diffTexts(base, head);
  const [first] = plain.changes;
  const log: unknown = JSON.parse(
    reportSarif(
      await diffTexts(base, head, { acknowledged: new Map([[first?.fingerprint ?? "", "Fine."]]) }),
    ),
  );
  expect(log).toMatchObject({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "wireproof" } },
        results: [
          {
            ruleId: "type-changed",
            level: "error",
            partialFingerprints: { "specDiff/v1": first?.fingerprint },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "api.yaml" },
                  region: { startLine: 14, startColumn: 15 },
                },
              },
            ],
            suppressions: [{ kind: "external", justification: "Fine." }],
          },
          {
            ruleId: "optional-property-removed",
            level: "warning",
            locations: [{ physicalLocation: { region: { startLine: 11 } } }],
          },
          { level: "note" },
          { level: "note" },
        ],
      },
    ],
  });
});

test("text names place, level, rule and reach", async () => {
  const text = reportText(await diffTexts(base, head));
  expect(text).toContain("major: 1 breaking, 1 warning, 1 compatible, 1 docs-only");
  expect(text).toMatch(
    /^api\.yaml:14:15 breaking type-changed [0-9a-f]{12}\n {2}Thing\.id changed its type from string to integer\n {2}reaches GET \/things \(response\)$/m,
  );
});

describe("release notes", () => {
  test("name the version, and tell consumers what broke and what to change", async () => {
    const text = releaseNotes(await diffTexts(base, head, { types: true }));
    expect(text).toMatch(/^## 2\.0\.0\n/);
    expect(text).toMatch(
      /### Breaking\n\n- Thing\.id changed[^]* Adapt the code that reads it[^]*-id\?: string\n {2}\+id\?: number/,
    );
    expect(text).toMatch(/- Thing\.rank, optional, was removed \(`Thing\.rank`\)\. Stop reading it\./);
    expect(text).toContain("### Added\n\n- Thing.size, optional, was added.");
    expect(text).toContain("### Documentation\n\n- 1 text changed.");
    // A rule's migration speaks to whoever changes the document.
    expect(text).not.toContain("Keep it");
  });

  test("list accepted breaks with their reason, and not among the breaks", async () => {
    const plain = await diffTexts(base, head);
    const [first] = plain.changes;
    const acknowledged = new Map([[first?.fingerprint ?? "", "The service always sent numbers."]]);
    const text = releaseNotes(await diffTexts(base, head, { acknowledged }));
    expect(text).not.toContain("### Breaking");
    expect(text).toContain(
      "### Accepted breaks\n\n- Thing.id changed its type from string to integer. Accepted, because: The service always sent numbers.",
    );
  });

  test("have nothing under a wrong heading", async () => {
    const before = writing("a: { type: string }", "b: { type: integer, minimum: 1 }", "d: { type: string }");
    const after = writing(
      "a: { type: string, maxLength: 5 }",
      "b: { type: integer }",
      "d: { type: string, deprecated: true }",
      "e: { type: string }",
    );
    const text = releaseNotes(await diffTexts(before, after));
    const headings = text
      .split(/^### /m)
      .slice(1)
      .map((section) => section.trim().split("\n\n").slice(0, 2));
    expect(headings).toEqual([
      ["May break", expect.stringContaining("NewThing.a got a maxLength")],
      ["Added", "- NewThing.e, optional, was added."],
      ["Deprecated", "- NewThing.d is deprecated."],
      ["Changed", "- NewThing.b lost its minimum, 1."],
    ]);
  });

  test("call what was announced and is gone removed", async () => {
    const gone = base.replace("operationId: getThings", "operationId: getThings\n      deprecated: true");
    const text = releaseNotes(await diffTexts(gone, gone.replace(/ {4}get:[^]*(?=components:)/, "    {}\n")));
    expect(text).toContain("### Removed\n\n- GET /things, which was deprecated, was removed.");
    expect(text).not.toContain("### Breaking");
  });
});

test("every format prints the value on the wire", async () => {
  const diff = await diffTexts(base, head);
  const witness = {
    direction: "response",
    kind: "answer",
    value: `{ "id": 1, "note": "100 % |" }`,
  } as const;
  const changes = diff.changes.map((change) => ({ ...change, wireWitness: witness }));
  const proven: Diff = { ...diff, changes };
  expect(reportText(proven)).toContain(`  This answer may come, and could not before:\n    ${witness.value}`);
  expect(reportMarkdown(proven)).toContain(
    `This answer may come, and could not before:\n\n\`\`\`json\n${witness.value}\n\`\`\``,
  );
  expect(reportGithub(proven)).toContain(
    `%0AThis answer may come, and could not before: ${witness.value.replace("%", "%25")}`,
  );
  expect(reportSarif(proven)).toContain(JSON.stringify(witness.value).slice(1, -1));
  expect(jsonReport(proven)).toMatchObject({ version: 2, changes: [{ wireWitness: witness }, {}, {}, {}] });
});

test("a change that only the compiler minds says so beside what the wire says", async () => {
  const text = reportMarkdown(
    await diffTexts(base, base.replace("operationId: getThings", "operationId: listThings"), { types: true }),
  );
  expect(text).toMatch(/^\| 🔴 \|.*\| compatible \| breaking \|$/m);
});
