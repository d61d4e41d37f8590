/**
 * The file name that a `Content-Disposition` header suggests (RFC 6266): `filename*` before `filename`,
 * without directories, so that it is safe to put behind a folder's name. `undefined` when there is none.
 */
export function fileNameOf(disposition: string): string | undefined {
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]?.replace(/\\(.)/g, "$1");
  const plain = /;\s*filename\s*=\s*([^\s";]+)/i.exec(disposition)?.[1];
  const name = (decoded(extended) ?? quoted ?? plain ?? "").split(/[/\\]/).at(-1) ?? "";
  return name === "" || name === "." || name === ".." ? undefined : name;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    // Not UTF-8 after all: the other form of the name will do.
    return undefined;
  }
}
