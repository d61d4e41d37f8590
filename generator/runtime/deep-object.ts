/** Query parameters in style `deepObject`. */
import {
  type Encode,
  type StyleOptions,
  isContainer,
  members,
  percent,
  percentReserved,
  scalar,
} from "./expand.ts";

/**
 * Style `deepObject`: `color[R]=100&color[G]=200`, with the brackets percent-encoded as OpenAPI's table has
 * them. Deeper members, which OpenAPI leaves undefined, go on in the same way: `a[b][c]=1`; an array repeats
 * its name (`a[b]=1&a[b]=2`), and one of objects or arrays numbers its members (`a[b][0][c]=1`).
 */
export function deepObject(
  name: string,
  value: unknown,
  options?: Pick<StyleOptions, "allowReserved">,
): string {
  if (value === undefined || value === null) return "";
  return deepPairs(percent(name), value, options?.allowReserved === true ? percentReserved : percent).join(
    "&",
  );
}

function deepPairs(prefix: string, value: unknown, encode: Encode): string[] {
  if (!isContainer(value)) return [`${prefix}=${encode(scalar(value))}`];
  const list = Array.isArray(value);
  return members(value).flatMap(([key, member]) =>
    deepPairs(list && !isContainer(member) ? prefix : `${prefix}%5B${percent(key)}%5D`, member, encode),
  );
}
