import { statSync } from "node:fs";

/**
 * How long before we read a file its last change has to be, in milliseconds, for a later one to show in its times:
 * file systems count in steps of up to two seconds (FAT), and clocks differ a little. Git calls younger files racy,
 * https://git-scm.com/docs/racy-git.
 */
const settlingTime = 3000;

/**
 * What the file system says of a file that had settled by a time (`Date.now()`); undefined for none, or a younger one.
 * Whoever changes, replaces or moves a file later leaves another time of change (`ctime`), or another file (`ino`).
 * That time, unlike `mtime`, is the system's to set, so neither `touch` nor `cp -p` can hide a change.
 */
export function statOf(file, time = Infinity) {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  // Where no time of change is kept, `ctime` is that of creation.
  const latest = ctimeNs > mtimeNs ? ctimeNs : mtimeNs;
  const isSettled = Number(latest / 1_000_000n) < time - settlingTime;
  return isSettled ? [dev, ino, size, mtimeNs, ctimeNs].join(" ") : undefined;
}
