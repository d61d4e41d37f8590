import { describe, expect, test } from "vitest";
import { isArray, type JsonObject, valueAt } from "../../generator/shared/json.ts";
import { asObject, entriesOf, listOf, objectAt, readSpec, resolve } from "../support/spec.ts";
import {
  clouds,
  definitions,
  type DocumentedOperation,
  enums,
  fromTheWire,
  operations,
} from "./documented-facts.ts";

const spec = readSpec();
const schemas = new Map(entriesOf(objectAt(spec, "/components"), "schemas"));

/** A schema in the notation of the table. Anything that the notation cannot say becomes JSON, and differs. */
function notation(schema: JsonObject): string {
  const { description: _, deprecated: __, "x-deprecated-reason": ___, ...rest } = schema;
  const { $ref, type, format, items, ...more } = rest;
  if (Object.keys(rest).length === 0) return "unknown";
  if (Object.keys(more).length > 0) return JSON.stringify(rest);
  if (typeof $ref === "string" && type === undefined) return $ref.replace("#/components/schemas/", "");
  if (type === "array" && items !== undefined) return `${notation(asObject(items, "items"))}[]`;
  const name = isArray(type) ? type.join("|") : type;
  return [name, ...(format === undefined ? [] : [format])].join(" ");
}

function typesOf(schema: JsonObject): Record<string, string> {
  return Object.fromEntries(entriesOf(schema, "properties").map(([name, type]) => [name, notation(type)]));
}

function parametersIn(operation: JsonObject, place: string): readonly JsonObject[] {
  return listOf(operation, "parameters")
    .map((parameter) => resolve(spec, parameter))
    .filter((parameter) => parameter["in"] === place);
}

function parameterTypes(operation: JsonObject, place: string): Record<string, string> {
  return Object.fromEntries(
    parametersIn(operation, place).map((parameter) => [
      String(parameter["name"]),
      notation(asObject(parameter["schema"], "schema")),
    ]),
  );
}

function mediaTypesOf({ file, mediaTypes }: DocumentedOperation, status: string): readonly string[] {
  return file === undefined || status !== "200" ? mediaTypes : [file];
}

describe("operations", () => {
  test("are the documented ones and no others", () => {
    const found = entriesOf(spec, "paths").flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) => `${String(asObject(operation, method)["operationId"])}: ${method} ${path}`,
      ),
    );
    expect(found.sort()).toEqual(
      operations.map(({ operationId, method, path }) => `${operationId}: ${method} ${path}`).sort(),
    );
  });

  describe.each(operations)("$operationId", (documented) => {
    const operation = asObject(spec["paths"], "paths");
    const found = asObject(
      asObject(operation[documented.path], documented.path)[documented.method],
      documented.method,
    );

    test("names the page that it was transcribed from", () => {
      expect(asObject(found["externalDocs"], "externalDocs")["url"]).toBe(
        `https://learn.microsoft.com/en-us/${documented.page}`,
      );
    });

    test("has the documented query parameters, in the order of the request URI", () => {
      expect(Object.entries(parameterTypes(found, "query"))).toEqual(Object.entries(documented.query));
    });

    test("has the documented headers, filled in as the guides say", () => {
      expect(parameterTypes(found, "header")).toEqual(documented.headers);
      const roles = parametersIn(found, "header").map(({ name, "x-client-header": role }) => [name, role]);
      expect(Object.fromEntries(roles)).toEqual(fromTheWire.clientHeaders.roles);
    });

    test("requires what is in the path and nothing else, and knows no other kind", () => {
      const all = listOf(found, "parameters").map((parameter) => resolve(spec, parameter));
      const required = all.filter((parameter) => "required" in parameter).map(({ name }) => name);
      expect(required).toEqual(documented.inPath);
      expect(parameterTypes(found, "path")).toEqual(
        Object.fromEntries(documented.inPath.map((name) => [name, "string"])),
      );
      const known = [...documented.inPath, ...[documented.query, documented.headers].flatMap(Object.keys)];
      expect(all).toHaveLength(known.length);
    });

    test("takes the documented credentials, one or the other", () => {
      const alternatives = listOf(found, "security").map((alternative) => Object.keys(alternative));
      expect(alternatives).toEqual(documented.credentials.map((name) => [name]));
    });

    test("has the documented statuses, each with its media types and its schema", () => {
      const answers = entriesOf(found, "responses").map(([status, response]) => {
        const content = entriesOf(resolve(spec, response), "content");
        return [
          status,
          content.map(([mediaType, { schema }]) => [mediaType, notation(asObject(schema ?? {}, mediaType))]),
        ];
      });
      const documentedAnswers = Object.entries(documented.statuses).map(([status, schema]) => [
        status,
        mediaTypesOf(documented, status).map((mediaType) => [mediaType, schema]),
      ]);
      expect(answers).toEqual(documentedAnswers);
    });

    test("answers with the ids that support asks for", () => {
      for (const [status, response] of entriesOf(found, "responses")) {
        const headers = entriesOf(resolve(spec, response), "headers").map(([name]) => name);
        const ofFile = documented.file !== undefined && status === "200" ? ["Content-Disposition"] : [];
        expect(headers, status).toEqual([...ofFile, ...fromTheWire.responseHeaders.names]);
      }
    });

    test("is paged only when the wire says so", () => {
      const pages = new Map<string, unknown>(Object.entries(fromTheWire.pages.operations));
      expect(found["x-ms-pageable"]).toEqual(pages.get(documented.operationId));
    });
  });
});

describe("schemas", () => {
  const known = { ...definitions, ...fromTheWire.definitions };

  test("are the documented ones and those from the wire", () => {
    const names = [known, enums, fromTheWire.others].flatMap(Object.keys);
    expect([...schemas.keys()].sort()).toEqual(names.sort());
  });

  test("DecimalValue is a number or a string", () => {
    const { description: _, ...rest } = objectAt(spec, "/components/schemas/DecimalValue");
    expect(rest).toEqual(fromTheWire.others.DecimalValue.schema);
  });

  test("InvoiceLineItem is one of the five line items", () => {
    const { description: _, ...rest } = objectAt(spec, "/components/schemas/InvoiceLineItem");
    const { path, members } = fromTheWire.others.InvoiceLineItem;
    const refs = members.map((name) => [name, `#/components/schemas/${name}`] as const);
    expect(rest).toEqual({
      anyOf: refs.map(([, $ref]) => ({ $ref })),
      "x-nested-discriminator": { path, mapping: Object.fromEntries(refs) },
    });
  });

  test.each(Object.entries(known))(
    "%s has the documented properties, types and order",
    (name, documented) => {
      const schema = objectAt(spec, `/components/schemas/${name}`);
      expect(Object.entries(typesOf(schema))).toEqual(Object.entries(documented.properties));
      const deprecated = entriesOf(schema, "properties").filter(([, type]) => type["deprecated"] === true);
      expect(deprecated.map(([property]) => property)).toEqual(
        "deprecated" in documented ? documented.deprecated : [],
      );
      // `type` and nothing that narrows it: the documentation requires nothing and closes nothing.
      const { description, properties: _, ...rest } = schema;
      expect(description).toBeTypeOf("string");
      const documentedName = "documentedName" in documented ? documented.documentedName : undefined;
      expect(rest).toEqual({
        type: "object",
        ...(documentedName === undefined ? {} : { "x-documented-name": documentedName }),
      });
    },
  );

  test.each(Object.entries(enums))("%s has the documented values and is open", (name, members) => {
    const {
      description: _,
      ["x-enum-descriptions"]: meanings,
      ...rest
    } = objectAt(spec, `/components/schemas/${name}`);
    expect(rest).toEqual({
      type: "string",
      enum: Object.keys(members),
      "x-ms-enum": { name, modelAsString: true },
      "x-enum-varnames": Object.values(members),
    });
    expect(meanings).toHaveLength(Object.keys(members).length);
  });

  test("describe every property that is not a resource's own links or attributes", () => {
    const silent = [...schemas].flatMap(([name, schema]) =>
      entriesOf(schema, "properties")
        .filter(([property, type]) => !("description" in type) && !["attributes", "links"].includes(property))
        .map(([property]) => `${name}.${property}`),
    );
    expect(silent).toEqual([]);
  });
});

describe("servers and credentials", () => {
  test("every cloud has its origin under its name", () => {
    const servers = listOf(spec, "servers").map(({ url, "x-server-name": name }) => [name, url]);
    expect(servers).toEqual(Object.entries(clouds));
  });

  test.each([
    { scheme: "App", flow: "clientCredentials", scope: ".default" },
    { scheme: "AppUser", flow: "authorizationCode", scope: "user_impersonation" },
  ])("$scheme is the $flow flow", ({ scheme, flow, scope }) => {
    const { type, flows } = objectAt(spec, `/components/securitySchemes/${scheme}`);
    expect(type).toBe("oauth2");
    expect(Object.keys(asObject(flows, "flows"))).toEqual([flow]);
    const scopes = valueAt(asObject(flows, "flows"), `/${flow}/scopes`);
    expect(Object.keys(asObject(scopes, "scopes"))).toEqual([`${clouds["global"]}/${scope}`]);
  });
});
