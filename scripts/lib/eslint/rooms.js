import { readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * ESLint rule: a file imports only from the rooms that a table allows for its own room. A room is a folder, without
 * the folders in it that are rooms themselves; a file is in the innermost one.
 *
 * Option: `{ root, rooms: { "folder": ["folders that it may import"] }, packages: { "name": ["files that may"] } }`,
 * all relative to `root`. A room may import itself. Type-only and dynamic imports count.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const rooms = {
  meta: {
    type: "problem",
    schema: [{ type: "object" }],
    messages: {
      room: "`{{from}}` may not import from `{{to}}`: see the table of rooms in eslint.config.js.",
      package: "Only {{files}} may import `{{name}}`: it can be replaced.",
    },
  },
  create(context) {
    const { root, rooms: table, packages } = context.options[0];
    const file = relativeTo(root, context.filename);
    const own = roomOf(file, table);
    return onImport((node, specifier) => {
      const name = Object.keys(packages).find((each) => specifier === each || isBelow(specifier, each));
      if (name !== undefined && own !== undefined && !packages[name].includes(file)) {
        context.report({ node, messageId: "package", data: { name, files: packages[name].join(", ") } });
      }
      if (!specifier.startsWith(".") || own === undefined) return;
      const target = relativeTo(root, path.resolve(path.dirname(context.filename), specifier));
      const to = roomOf(target, table) ?? path.posix.dirname(target);
      if (to === own || table[own].includes(to)) return;
      context.report({ node, messageId: "room", data: { from: own, to } });
    });
  },
};

/**
 * ESLint rule: no file imports itself by way of others. Type-only and dynamic imports count, since a reader has to
 * follow them too.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const noCircles = {
  meta: {
    type: "problem",
    schema: [],
    messages: { circle: "This import leads back here: {{way}}." },
  },
  create(context) {
    return onImport((node, specifier) => {
      if (!specifier.startsWith(".")) return;
      const target = path.resolve(path.dirname(context.filename), specifier);
      const way = wayBetween(target, context.filename);
      if (way === undefined) return;
      const names = way.map((file) => path.basename(file)).join(" → ");
      context.report({ node, messageId: "circle", data: { way: names } });
    });
  },
};

/** Visits whatever names a module: imports, exports from another module, `import()` as value and as type. */
function onImport(visit) {
  const visitSource = (node) => {
    if (typeof node.source?.value === "string") visit(node, node.source.value);
  };
  return {
    ImportDeclaration: visitSource,
    ExportNamedDeclaration: visitSource,
    ExportAllDeclaration: visitSource,
    ImportExpression: visitSource,
    TSImportType: visitSource,
  };
}

function relativeTo(root, file) {
  return path.relative(root, file).split(path.sep).join("/");
}

function roomOf(file, table) {
  const rooms = Object.keys(table).filter((room) => isBelow(file, room));
  return rooms.sort((a, b) => b.length - a.length)[0];
}

function isBelow(file, folder) {
  return file.startsWith(`${folder}/`);
}

/** The files from one to another along imports, both included; `undefined` where there is no way. */
function wayBetween(start, end) {
  const from = new Map([[start, undefined]]);
  for (const file of from.keys()) {
    if (file === end) return wayTo(file, from);
    for (const target of importsOf(file)) if (!from.has(target)) from.set(target, file);
  }
  return undefined;
}

function wayTo(end, from) {
  const way = [];
  for (let file = end; file !== undefined; file = from.get(file)) way.unshift(file);
  return way;
}

const known = new Map();

/** The files that a file imports; read again when it has changed, since an editor keeps the rule alive. */
function importsOf(file) {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (changed === undefined) return [];
  const before = known.get(file);
  if (before?.changed === changed) return before.targets;
  const text = readFileSync(file, "utf8");
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map((match) => match[1]);
  const targets = specifiers.map((specifier) => path.resolve(path.dirname(file), specifier));
  known.set(file, { changed, targets });
  return targets;
}
