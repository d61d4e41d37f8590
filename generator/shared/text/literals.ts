import { isIdentifier } from "./identifiers.ts";

/** A JavaScript string literal for any text, also one that holds quotes, newlines or lone surrogates. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, escapeUnit);
}

/**
 * Text for the inside of a template literal: cannot end it, nor open a `${…}` of its own, nor with whatever
 * comes after it (ECMA-262 section 12.9.6).
 */
export function templateText(text: string): string {
  return text
    .replace(/[\\`]|\$(?=\{|$)/g, "\\$&")
    .replace(/\r/g, "\\r")
    .replace(/\0/g, "\\x00")
    .replace(UNPRINTABLE, escapeUnit);
}

/** Line separators, and surrogates that lack their other half. */
const UNPRINTABLE = /[\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A property name as it stands in a type or an object literal: an identifier, or a quoted string. */
export function propertyKey(name: string): string {
  return isIdentifier(name) ? name : stringLiteral(name);
}

/** The key of a member of an object literal: written as a plain key, `__proto__` would be no member. */
export function memberKey(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : propertyKey(name);
}

/** Reads a property: `.name`, or `["odd name"]`. */
export function propertyAccess(name: string): string {
  const key = propertyKey(name);
  return key === name ? `.${name}` : `[${key}]`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
