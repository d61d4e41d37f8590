// As jest is set up by default: CommonJS.
const { consume } = require("../consumer.cjs");

test("the program finds what it should", async () => {
  expect(await consume(process.env.SERVICE)).toEqual(JSON.parse(process.env.FINDINGS));
});
