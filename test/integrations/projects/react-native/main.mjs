// React Native has no `crypto`, unless the application brings one.
import "./platform.mjs";
import { consume } from "../consumer.mjs";

console.log(JSON.stringify(await consume(process.argv[2])));
