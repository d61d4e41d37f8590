import { expect, test } from "vitest";
import { readAcknowledgements } from "../../generator/diff/judge/acknowledgements.ts";

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
  ["# nothing accepted\n", []],
])("reads %j", async (text, want) => {
  expect([...(await readAcknowledgements(text, "acknowledged.yaml"))]).toEqual(want);
});

test.each([
  ["a: [\n", "acknowledged.yaml:"],
  ["- 80ac960a412b\n", "should be a mapping"],
  ["80ac960a412b:\n", "80ac960a412b has no reason"],
])("refuses %j", async (text, message) => {
  await expect(readAcknowledgements(text, "acknowledged.yaml")).rejects.toThrow(message);
});
