/**
 * Whether a path is one of those that a pattern means: `*` is any part of a segment, `**` any number of segments.
 * Braces are the document's: they stand for themselves.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
    )
    .join("");
  return new RegExp(`^${source}$`).test(path);
}
