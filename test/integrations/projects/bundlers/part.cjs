// A part of the program that is CommonJS, as an older file or a dependency is.
const { RequestError } = require("partner-center-invoices");
const { reply } = require("partner-center-invoices/testing");
const { consume } = require("../consumer.cjs");

module.exports = { RequestError, reply, consume };
