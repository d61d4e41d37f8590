import { RequestError } from "partner-center-invoices";
import { reply } from "partner-center-invoices/testing";
import { consume } from "../consumer.mjs";
import part from "./part.cjs";

const service = process.argv[2];
const findings = {
  imported: await consume(service),
  required: await part.consume(service),
  isOneSetOfClasses: part.RequestError === RequestError && part.reply === reply,
};
console.log(JSON.stringify(findings));
