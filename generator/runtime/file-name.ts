/**
 * The file name that a `Content-Disposition` header suggests (RFC 6266): `filename*` before `filename`. Whatever the
 * server says, it is safe to put behind a folder's name on every system (RFC 6266 section 4.3): it has no directories,
 * is no device of Windows, and begins with no dot. `undefined` when nothing is left, or nothing was suggested.
 */
export function fileNameOf(disposition: string): string | undefined {
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1]?.replace(/\\(.)/g, "$1");
  const plain = /;\s*filename\s*=\s*([^\s";]+)/i.exec(disposition)?.[1];
  return safeName(decoded(extended) ?? quoted ?? plain ?? "");
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    // Not UTF-8 after all: the other form of the name will do.
    return undefined;
  }
}

/** Names of Windows' devices, with or without an extension. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|$))/i;

function safeName(suggested: string): string | undefined {
  const name = suggested.split(/[/\\]/).at(-1) ?? "";
  const visible = name
    // Characters that Windows refuses (a colon leads into a stream of a file), and those that nobody sees: control
    // characters, marks that turn the direction of reading, halves of characters.
    .replace(/[<>:"|?*\p{C}\p{Zl}\p{Zp}]/gu, "_")
    // Windows drops them.
    .replace(/[. ]+$/, "")
    .trimStart();
  const shown = shortened(visible).replace(/^\.+/, "_").replace(devices, "_$&");
  return shown === "" ? undefined : shown;
}

/** File systems hold names of 255 bytes; the extension stays. */
function shortened(name: string): string {
  const extension = /\.[^.]{1,20}$/.exec(name)?.[0] ?? "";
  const room = 250 - new TextEncoder().encode(extension).length;
  const stem = [...name.slice(0, name.length - extension.length)].slice(0, room);
  while (new TextEncoder().encode(stem.join("")).length > room) stem.pop();
  return stem.join("") + extension;
}
