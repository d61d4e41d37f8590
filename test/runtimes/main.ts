// Runs the suite in a process: PACKAGE TESTING SERVICE FOREIGN, all of them URLs. Prints the outcomes as JSON.
import { type Package, runSuite, type Testing } from "./suite.ts";

const [packageUrl = "", testingUrl = "", url = "", foreignUrl = ""] = process.argv.slice(2);
// Whoever starts this says which files these are.
const api = (await import(packageUrl)) as Package;
const testing = (await import(testingUrl)) as Testing;
console.log(JSON.stringify(await runSuite({ api, testing, url, foreignUrl })));
