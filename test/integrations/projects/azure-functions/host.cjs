// Calls the function as the host of Azure Functions would.
const { summary } = require("./dist/src/functions/summary.js");

const request = { url: "/api/summary", query: new URLSearchParams({ service: process.argv[2] }) };
summary(request, { log() {} }).then(({ jsonBody }) => console.log(JSON.stringify(jsonBody)));
