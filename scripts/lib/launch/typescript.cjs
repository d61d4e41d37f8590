module.exports = require("ts-morph").ts;
