// With `--experimental-vm-modules`.
import { consume } from "../consumer.mjs";

test("the program finds what it should", async () => {
  expect(await consume(process.env.SERVICE)).toEqual(JSON.parse(process.env.FINDINGS));
});
