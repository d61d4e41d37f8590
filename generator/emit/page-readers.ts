import type { TypeText } from "../model/model.ts";
import { propertyKey, stringLiteral } from "../shared/text/literals.ts";
import { around, call, plain, type Expression } from "./expression.ts";
import { propertiesOf, type Interfaces } from "./interfaces.ts";

/** Writes a function that reads a member of a page at a dotted path. */
export type PageReader = (page: TypeText, path: string) => Expression;

/**
 * Where the page's type has the member, the function reads it in sight of the compiler; otherwise, it looks for it
 * when it is called.
 */
export function pageReaders(interfaces: Interfaces): PageReader {
  return (page, path) => {
    const names = [[path], path.split(".")].find((each) => hasMember(interfaces, page, each));
    if (names === undefined) return around("(page) => ", call("member", "page", stringLiteral(path)));
    return plain(`(page) => page${names.map(optionalAccess).join("")}`);
  };
}

/** A page can be missing, whatever the document says: an answer without a body has none. */
function optionalAccess(name: string): string {
  const key = propertyKey(name);
  return key === name ? `?.${name}` : `?.[${key}]`;
}

function hasMember(interfaces: Interfaces, type: TypeText, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  const model = interfaces.get(type.text.replace(/ \| (?:null|undefined)\b/g, ""));
  const found = model && propertiesOf(interfaces, model).find((property) => property.name === name);
  return found !== undefined && hasMember(interfaces, found.type, rest);
}
