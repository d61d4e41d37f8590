import {
  copyFileSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { confirmState, digestOf, takeState } from "../../scripts/lib/generate/file-state.ts";
import { makeFolder } from "../support/documents.ts";

const folder = makeFolder();
const file = path.join(folder, "a.txt");
const other = path.join(folder, "b.txt");
/** As if the file had been left alone for long when it was read. */
const later = (): number => Date.now() + 60_000;

/** Puts a file's `mtime` back, as `touch -d` and `cp -p` do. */
function editUnnoticed(name: string, text: string): void {
  const { atime, mtime } = statSync(file);
  writeFileSync(name, text);
  utimesSync(name, atime, mtime);
}

beforeEach(async () => {
  for (const name of [file, other]) rmSync(name, { force: true });
  writeFileSync(file, "one");
  // A file system's clock ticks less often than ours.
  await setTimeout(30);
});

test("a file that has settled is not read again", () => {
  const state = takeState(file, later());
  expect(state).toMatchObject({ file, digest: digestOf("one") });
  expect(confirmState(state)).toBe(state);
  const misread = { ...state, digest: digestOf("two") };
  expect(confirmState(misread)).toBe(misread);
});

test("a file that has not is read again, until it has", () => {
  const state = takeState(file);
  expect(state).toEqual({ file, digest: digestOf("one") });
  expect(confirmState(state)).toBe(state);
  expect(confirmState({ ...state, digest: digestOf("two") })).toBeUndefined();
});

test("a file with a time that is still to come never settles", () => {
  utimesSync(file, later() / 1000, (later() + 60_000) / 1000);
  expect(takeState(file, later()).stat).toBeUndefined();
});

test("a large file", () => {
  const text = "ä€𝄞\n".repeat(100_000);
  writeFileSync(file, text);
  expect(takeState(file).digest).toBe(digestOf(text));
});

const changes: [string, () => void][] = [
  ["edited in place", () => writeFileSync(file, "more")],
  ["edited in place, of the same size", () => writeFileSync(file, "two")],
  ["edited in place, of the same size and time", () => editUnnoticed(file, "two")],
  ["replaced", () => { writeFileSync(other, "two"); renameSync(other, file); }],
  ["replaced, of the same size and time", () => { editUnnoticed(other, "two"); renameSync(other, file); }],
  ["replaced by a link", () => { writeFileSync(other, "two"); rmSync(file); symlinkSync(other, file); }],
]; // prettier-ignore

const noChanges: [string, () => void][] = [
  ["touched", () => utimesSync(file, 1, 1)],
  ["written again", () => writeFileSync(file, "one")],
  ["replaced by a copy", () => { copyFileSync(file, other); renameSync(other, file); }],
  ["linked from elsewhere", () => linkSync(file, other)],
  ["replaced by a link to a copy", () => { renameSync(file, other); symlinkSync(other, file); }],
]; // prettier-ignore

describe.each([
  ["settled", later],
  ["just written", Date.now],
])("a file that was %s", (_, since) => {
  test.each(changes)("%s", (_, change) => {
    const state = takeState(file, since());
    change();
    expect(confirmState(state)).toBeUndefined();
  });

  test.each(noChanges)("%s: the same content", (_, change) => {
    const state = takeState(file, since());
    change();
    expect(confirmState(state)).toMatchObject({ file, digest: state.digest });
  });

  test("gone", () => {
    const state = takeState(file, since());
    rmSync(file);
    expect(() => confirmState(state)).toThrow("ENOENT");
  });
});
