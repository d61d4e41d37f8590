import { isUtf8 } from "node:buffer";
import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { lineAndColumn, lineStarts } from "../../shared/diagnostics/lines.ts";
import { diagnose, type KnownCode } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { limits } from "./limits.ts";
import { staysInside, type Root } from "./root.ts";

/** A file's text, or why there is none. */
export type SourceText = { readonly text: string } | { readonly problem: SourceProblem };

/** Why a file cannot be read; `offset` is there when the trouble is at one place in it. */
export interface SourceProblem {
  readonly code: KnownCode;
  readonly message: string;
  /** Whether there is no such file: a reference to it has a sensible reading, other problems have none. */
  readonly isMissing?: boolean;
  readonly place?: { readonly line: number; readonly column: number };
}

/** Reads the file at a path. */
export type ReadSource = (file: string) => Promise<SourceText>;

/** What a caller may put in place of the disk: text, or `undefined` when there is no such file. */
export type ReadText = (file: string) => string | undefined | Promise<string | undefined>;

/** A reader over the caller's function. */
export function readWith(read: ReadText): ReadSource {
  return async (file) => {
    const text = await read(file);
    return text === undefined
      ? { problem: missing(file) }
      : withinSize(file, Buffer.byteLength(text), () => stripMark(text));
  };
}

/** A reader of the disk that leaves the root neither by `..` nor through a symbolic link. */
export function readFrom(root: Root, entry: string): ReadSource {
  return async (file) => {
    try {
      if (file !== entry && !staysInside(path.relative(root.folder, await realpath(file))))
        return { problem: { code: "ref-outside", message: `\`${file}\` is a link out of ${root.title}.` } };
      return await readDisk(file);
    } catch (error) {
      return unreadable(file, error);
    }
  };
}

/** A diagnostic for a file that could not be read, at the place where it was asked for or in the file itself. */
export function sourceDiagnostic(
  file: string,
  problem: SourceProblem,
  from?: Diagnostic["location"],
  hint?: string,
): Diagnostic {
  const location = problem.place ? { file, ...problem.place } : from;
  return diagnose(problem.code, problem.message, { location, hint });
}

async function readDisk(file: string): Promise<SourceText> {
  const { size, ...about } = await stat(file).then((found) => ({
    size: found.size,
    isFile: found.isFile(),
    isFolder: found.isDirectory(),
  }));
  if (!about.isFile) {
    const what = about.isFolder ? "a folder" : "not a regular file";
    return { problem: { code: "file-unreadable", message: `\`${file}\` is ${what}.` } };
  }
  if (size > limits.fileBytes) return tooLarge(file);
  const bytes = await readFile(file);
  return withinSize(file, bytes.length, () => decode(file, bytes));
}

function withinSize(file: string, bytes: number, then: () => string | SourceProblem): SourceText {
  if (bytes > limits.fileBytes) return tooLarge(file);
  const text = then();
  return typeof text === "string" ? { text } : { problem: text };
}

function decode(file: string, bytes: Buffer): string | SourceProblem {
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return stripMark(text);
  const at = lineAndColumn(lineStarts(text), Math.max(0, text.indexOf("\uFFFD")));
  const first = bytes.subarray(0, 2).toString("hex");
  const utf16 = first === "fffe" || first === "feff";
  if (!utf16 && bytes.includes(0)) return { code: "not-utf8", message: `\`${file}\` is binary, not text.` };
  return {
    code: "not-utf8",
    message: utf16 ? `\`${file}\` is UTF-16, not UTF-8.` : `\`${file}\` is not UTF-8 text.`,
    place: at,
  };
}

function stripMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** The problem of a file that is not there. */
export function missing(file: string): SourceProblem {
  return { code: "file-unreadable", message: `There is no file \`${file}\`.`, isMissing: true };
}

function tooLarge(file: string): SourceText {
  const megabytes = limits.fileBytes / 1024 / 1024;
  return { problem: { code: "file-too-large", message: `\`${file}\` is larger than ${megabytes} MB.` } };
}

function unreadable(file: string, error: unknown): SourceText {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") return { problem: missing(file) };
  const reasons: Record<string, string> = {
    EACCES: "may not be read (permission denied)",
    EPERM: "may not be read (not permitted)",
    ELOOP: "is a symbolic link that leads to itself",
    ENAMETOOLONG: "has too long a name",
    ERR_INVALID_ARG_VALUE: "has a name that no file can have",
  };
  return {
    problem: {
      code: "file-unreadable",
      message: `\`${file}\` ${reasons[code] ?? `cannot be read (${code})`}.`,
    },
  };
}
