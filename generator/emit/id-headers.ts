import type { HeaderRoles, Operation } from "../model/model.ts";
import { propertyKey, stringLiteral } from "../shared/text/literals.ts";

/** Source text of what makes a call's ids and of what reads them back, for an operation that has any. */
export interface IdHeaders {
  /** Members of an object: each header with a new value. */
  readonly members?: string;
  /** An object: the header of each id. */
  readonly read?: string;
}

/** The same for all operations of a file, with what the file declares so that they can share it. */
export interface SharedIdHeaders {
  readonly statements: readonly string[];
  /** Types that the statements mention. */
  readonly types: readonly string[];
  /** Functions of the runtime that the statements mention. */
  readonly values: readonly string[];
  of(operation: Operation): IdHeaders;
}

/** Declares what is the same in all operations of a file; what differs stands in each of them. */
export function shareIdHeaders(operations: readonly Operation[]): SharedIdHeaders {
  const all = operations.map(({ headerRoles }) => idHeaders(headerRoles));
  const members = common(all.map((own) => own.members));
  const read = common(all.map((own) => own.read));
  const statements: string[] = [];
  const types: string[] = [];
  if (members !== undefined) {
    types.push("HeaderValues");
    statements.push(`/** Headers that are new for each call. */\nconst newIds = (): HeaderValues => ({ ${members} });`); // prettier-ignore
  }
  if (read !== undefined) {
    types.push("IdHeaders");
    statements.push(`/** Headers that identify a call. */\nconst idHeaders: IdHeaders = ${read};`);
  }
  const of = ({ headerRoles }: Operation): IdHeaders => {
    const own = idHeaders(headerRoles);
    return {
      ...(own.members === undefined ? {} : { members: members === undefined ? own.members : "...newIds()" }),
      ...(own.read === undefined ? {} : { read: read === undefined ? own.read : "idHeaders" }),
    };
  };
  const values = all.some((own) => own.members !== undefined) ? ["uuid"] : [];
  return { statements, types, values, of };
}

/** Names in lower case: the runtime looks for headers by these. */
function idHeaders({ perCall, requestId, correlationId }: HeaderRoles): IdHeaders {
  const members = perCall.map((name) => `${propertyKey(name.toLowerCase())}: uuid()`);
  const read = Object.entries({ requestId, correlationId }).flatMap(([id, name]) =>
    name === undefined ? [] : [`${id}: ${stringLiteral(name.toLowerCase())}`],
  );
  return {
    ...(members.length === 0 ? {} : { members: members.join(", ") }),
    ...(read.length === 0 ? {} : { read: `{ ${read.join(", ")} }` }),
  };
}

/** The one text that there is, where there is only one. */
function common(texts: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = new Set(texts.filter((text) => text !== undefined));
  return others.length === 0 ? first : undefined;
}
