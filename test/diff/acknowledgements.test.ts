import { expect, test } from "vitest";
import {
  acknowledge,
  AcknowledgementError,
  readAcknowledgements,
} from "../../generator/diff/judge/acknowledgements.ts";
import { compareTexts, messageDocument } from "./support.ts";

test.each([
  ["80ac960a412b: It never was so.\n", [["80ac960a412b", "It never was so."]]],
  // Twelve digits may look like a number; they are a name all the same.
  [
    "000012345678: One.\n12345678e901: Two.\n",
    [
      ["000012345678", "One."],
      ["12345678e901", "Two."],
    ],
  ],
  ["80ac960a412b: |\n  It never was so.\n\n", [["80ac960a412b", "It never was so."]]],
  ["# nothing accepted\n", []],
])("reads %j", async (text, want) => {
  expect([...(await readAcknowledgements(text, "acknowledged.yaml"))]).toEqual(want);
});

test.each([
  ["80ac960a412b: One.\na: [\n", /^acknowledged\.yaml:3: \w+/],
  ["- 80ac960a412b\n", /^acknowledged\.yaml should be a mapping from fingerprints to reasons$/],
  ["80ac960a412b:\n", /^acknowledged\.yaml: 80ac960a412b has no reason; say why/],
  ["80ac960a412b: ' '\n", /^acknowledged\.yaml: 80ac960a412b has no reason; say why/],
])("refuses %j", async (text, message) => {
  const refused = readAcknowledgements(text, "acknowledged.yaml");
  await expect(refused).rejects.toBeInstanceOf(AcknowledgementError);
  await expect(refused).rejects.toMatchObject({
    name: "AcknowledgementError",
    message: expect.stringMatching(message) as string, // what the matcher stands for
  });
});

test("marks what somebody accepted, and tells which acknowledgements belong to nothing", async () => {
  const changes = await compareTexts(
    messageDocument({ type: "string", maxLength: 5, minLength: 1 }, "request"),
    messageDocument({ type: "string", maxLength: 4, minLength: 2 }, "request"),
  );
  const [one, other] = changes.map(({ fingerprint }) => fingerprint);
  if (one === undefined || other === undefined) throw new Error("two limits changed");
  const accepted = new Map([
    ["ffffffffffff", "Gone since."],
    [one, "Nobody writes that much."],
    ["000000000000", "Gone as well."],
  ]);
  const { changes: marked, stale } = acknowledge(changes, accepted);
  expect(marked).toEqual([
    { ...changes[0], acknowledged: "Nobody writes that much." },
    { ...changes[1], acknowledged: null },
  ]);
  expect(stale).toEqual(["000000000000", "ffffffffffff"]);
});
