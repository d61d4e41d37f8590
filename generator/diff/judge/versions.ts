import type { Bump } from "./law.ts";

/** A version as semantic versioning reads it, what comes after a hyphen left out. */
type Version = readonly [major: number, minor: number, patch: number];

function parse(text: string): Version | undefined {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+].*)?$/.exec(text.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
}

/**
 * The version that a bump leads to. Below 1.0.0 a breaking change asks for the next minor version and
 * everything else for the next patch, as `^0.1.0` in a consumer's package.json understands it.
 *
 * Returns undefined when the text is no version.
 */
export function nextVersion(text: string, bump: Bump): string | undefined {
  const version = parse(text);
  if (version === undefined) return undefined;
  const [major, minor, patch] = version;
  const step =
    major === 0 ? ({ major: "minor", minor: "patch", patch: "patch", none: "none" } as const)[bump] : bump;
  switch (step) {
    case "major":
      return `${String(major + 1)}.0.0`;
    case "minor":
      return `${String(major)}.${String(minor + 1)}.0`;
    case "patch":
      return `${String(major)}.${String(minor)}.${String(patch + 1)}`;
    case "none":
      return `${String(major)}.${String(minor)}.${String(patch)}`;
  }
}

/** Whether a version promises nothing yet (semantic versioning 2.0.0, section 4): `0.y.z`. */
export function isInitial(text: string): boolean {
  return parse(text)?.[0] === 0;
}

/** Whether a version is at least another; false when one of them is none. */
export function isAtLeast(text: string, least: string): boolean {
  const [left, right] = [parse(text), parse(least)];
  if (left === undefined || right === undefined) return false;
  for (const index of [0, 1, 2] as const) {
    if (left[index] !== right[index]) return left[index] > right[index];
  }
  return true;
}
