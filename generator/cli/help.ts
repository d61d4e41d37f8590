import type { Usage } from "./options.ts";

const width = 100;

/** What a command does and understands. Ends without a line end. */
export function helpOf({ name, summary, about, operands = [], options, notes }: Usage): string {
  const rows = Object.entries(options).map(([option, { value, about: text, words, multiple, negatable }]) => {
    const allowed = words === undefined ? "" : `: ${words.join(", ")}`;
    const left = `--${negatable === true ? "[no-]" : ""}${option}${value === undefined ? "" : ` ${value}`}`;
    return [left, `${text}${allowed}${multiple === true ? " (repeatable)" : ""}`] as const;
  });
  const table = tableOf([...rows, ["--help", "this text"]]);
  const usage = `usage: ${[name, ...operands, "[OPTIONS]"].join(" ")}`;
  return [
    usage,
    wrapped(`${summary}.`),
    ...(about === undefined ? [] : [paragraphs(about)]),
    table,
    ...(notes === undefined ? [] : [paragraphs(notes)]),
  ].join("\n\n");
}

/** Two columns; the second is wrapped below itself. */
export function tableOf(rows: readonly (readonly [left: string, right: string])[]): string {
  const left = Math.max(...rows.map(([text]) => text.length));
  return rows
    .map(
      ([text, about]) =>
        `  ${text.padEnd(left)}  ${wrapped(about, width - left - 4).replaceAll("\n", `\n${" ".repeat(left + 4)}`)}`,
    )
    .join("\n");
}

/** Paragraphs, each wrapped; one with a line that is set in stands as it is. */
function paragraphs(text: string): string {
  const laidOut = text
    .split("\n\n")
    .map((each) => (/^ /m.test(each) ? each : wrapped(each.replaceAll("\n", " "))));
  return laidOut.join("\n\n");
}

function wrapped(text: string, columns = width): string {
  const lines: string[] = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join("\n");
}
