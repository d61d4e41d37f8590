import { diagnose } from "../../shared/diagnostics/registry.ts";
import type { Diagnostic } from "../../shared/diagnostics/diagnostic.ts";
import { isArray, isObject, pointerTo } from "../../shared/json.ts";
import type { Spec } from "../../document/spec.ts";
import { nearestWord } from "../../shared/text/nearest.ts";
import type { Found, Objects } from "../walk.ts";

/** A server's URL and its variables name each other, and each default is allowed (OpenAPI 3.1 section 4.8.6). */
export function checkServerVariables(spec: Spec, objects: Objects): Diagnostic[] {
  return [
    ...objects.of("server").flatMap((each) => checkNames(spec, each)),
    ...objects.of("serverVariable").flatMap((each) => checkDefault(spec, each)),
  ];
}

function checkNames(spec: Spec, { value, pointer }: Found): Diagnostic[] {
  const { url, variables } = value;
  if (typeof url !== "string") return [];
  const used = [...url.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const declared = isObject(variables) ? Object.keys(variables) : [];
  const undefinedNames = used.filter((name) => !declared.includes(name));
  const unused = declared.filter((name) => !used.includes(name));
  return [
    ...undefinedNames.map((name) => {
      const message = `The URL has \`{${name}}\`, which \`variables\` does not define.`;
      const near = nearestWord(name, unused);
      const hint = near === undefined ? undefined : `Did you mean \`{${near}}\`?`;
      return diagnose("no-undefined-server-variable", message, {
        location: spec.locate(`${pointer}/url`),
        hint,
      });
    }),
    ...unused.map((name) => {
      const message = `The URL of the server does not use the variable \`${name}\`.`;
      const location = spec.locate(pointerTo(pointer, "variables", name), "key");
      const related = [{ message: "the URL", location: spec.locate(`${pointer}/url`) }];
      const hint = `Write \`{${name}}\` where it belongs, or remove the variable.`;
      return diagnose("no-undefined-server-variable", message, { location, related, hint });
    }),
  ];
}

function checkDefault(spec: Spec, { value, pointer }: Found): Diagnostic[] {
  const { enum: values, default: initial } = value;
  if (!isArray(values)) return [];
  const report = (message: string, field: string): Diagnostic =>
    diagnose("no-server-variables-empty-enum", message, { location: spec.locate(`${pointer}/${field}`) });
  if (values.length === 0) return [report("The `enum` of a server variable is not empty.", "enum")];
  if (typeof initial !== "string" || values.includes(initial)) return [];
  return [report(`The default \`${initial}\` is not among the values of \`enum\`.`, "default")];
}
