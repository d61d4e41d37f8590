import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignNames, exportedAs, type Claim } from "../../../generator/document/names/assign-names.ts";
import { RESERVED_IDENTIFIERS } from "../../../generator/document/names/reserved.ts";
import { camelCase, kebabCase, pascalCase } from "../../../generator/document/names/words.ts";

const nowhere = (): { file: string; line: number; column: number } => ({
  file: "spec.yaml",
  line: 1,
  column: 1,
});

function schemaClaim(wanted: string): Claim {
  return { kind: "schema", pointer: `/components/schemas/${wanted}`, wanted };
}

function namesOf(...wanted: string[]): Record<string, string> {
  const claims = wanted.map(schemaClaim);
  const { byPointer } = assignNames(claims, RESERVED_IDENTIFIERS, nowhere);
  return Object.fromEntries(claims.map((claim) => [claim.wanted, byPointer.get(claim.pointer) ?? ""]));
}

describe("words", () => {
  it.each([
    ["simple-user", "SimpleUser", "simpleUser", "simple-user"],
    ["simple_user", "SimpleUser", "simpleUser", "simple-user"],
    ["HTTPError", "HTTPError", "httpError", "httperror"],
    ["X-Request-ID", "XRequestID", "xRequestID", "x-request-id"],
    ["filter.operator", "FilterOperator", "filterOperator", "filter-operator"],
    ["ID", "ID", "id", "id"],
    ["Line Items", "LineItems", "lineItems", "line-items"],
    ["3d model", "_3dModel", "_3dModel", "3d-model"],
    ["发票", "发票", "发票", "发票"],
    ["élan vital", "ÉlanVital", "élanVital", "élan-vital"],
    ["💥", "", "", ""],
    ["__proto__", "Proto", "proto", "proto"],
  ])("%s", (name, pascal, camel, kebab) => {
    expect([pascalCase(name), camelCase(name), kebabCase(name)]).toEqual([pascal, camel, kebab]);
  });
});

describe("assignNames", () => {
  it("gives plain names as they are", () => {
    expect(namesOf("Pet", "simple-user")).toEqual({ Pet: "Pet", "simple-user": "SimpleUser" });
  });

  it("keeps the exact spelling and tells the others apart, whatever the order", () => {
    const want = { Pet: "Pet", pet: "Pet_pet", "pe.t": "PeT" };
    expect(namesOf("Pet", "pet", "pe.t")).toEqual(want);
    expect(namesOf("pe.t", "pet", "Pet")).toEqual(want);
  });

  it("tells both apart when none is spelled exactly so, and warns at both places", () => {
    const claims = [schemaClaim("pet-x"), schemaClaim("pet_x")];
    const { byPointer, diagnostics } = assignNames(claims, new Set(), nowhere);
    expect([...byPointer.values()]).toEqual(["PetX_petDashx", "PetX_petUnderscorex"]);
    expect(diagnostics.map(({ code, severity, related }) => [code, severity, related?.length])).toEqual([
      ["name-collision", "warning", 1],
      ["name-collision", "warning", 1],
    ]);
    expect(diagnostics[0]?.hint).toContain("x-ms-client-name");
  });

  it("lets an author settle it", () => {
    const claims: Claim[] = [{ ...schemaClaim("pet"), fixed: "Animal" }, schemaClaim("Pet")];
    const { byPointer, diagnostics } = assignNames(claims, new Set(), nowhere);
    expect([...byPointer.values()]).toEqual(["Animal", "Pet"]);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    ["my-name", "is no identifier"],
    ["class", "has another meaning"],
    ["Promise", "has another meaning"],
  ])("says so when the author's %s cannot be a name", (fixed, why) => {
    const { byPointer, diagnostics } = assignNames(
      [{ ...schemaClaim("pet"), fixed }],
      RESERVED_IDENTIFIERS,
      nowhere,
    );
    expect([...byPointer.values()]).toEqual(["Pet"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["client-name-unusable"]);
    expect(diagnostics[0]?.message).toContain(why);
  });

  it("tells operations with one id apart by method and path", () => {
    const claim = (path: string): Claim => ({
      kind: "operation",
      pointer: path,
      wanted: "go",
      apart: `get ${path}`,
    });
    const { byPointer } = assignNames([claim("/a"), claim("/b")], new Set(), nowhere);
    expect([...byPointer.values()]).toEqual(["go_getA", "go_getB"]);
  });

  it("steps aside for words of the language, globals and names without letters", () => {
    expect(namesOf("Record", "Promise", "💥", "constructor")).toEqual({
      Record: "RecordModel",
      Promise: "PromiseModel",
      "💥": "U1F4A5",
      constructor: "Constructor",
    });
  });

  it("gives way to what an operation exports besides itself", () => {
    const operation: Claim = {
      kind: "operation",
      pointer: "/paths/~1a/get",
      wanted: "listPets",
      suffixes: ["Params"],
    };
    const { byPointer } = assignNames([schemaClaim("ListPetsParams"), operation], new Set(), nowhere);
    expect(byPointer.get("/components/schemas/ListPetsParams")).toBe("ListPetsParamsModel");
  });

  const names = fc.uniqueArray(
    fc.oneof(
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.stringMatching(/^[Pp]et[-_. ]?[Xx]?$/),
      fc.constantFrom(...RESERVED_IDENTIFIERS, "__proto__", "発票", "Pet", "PET"),
    ),
    { minLength: 1, maxLength: 12 },
  );

  it("makes distinct identifiers of any names", () => {
    fc.assert(
      fc.property(names, (wanted) => {
        const { byPointer } = assignNames(wanted.map(schemaClaim), RESERVED_IDENTIFIERS, nowhere);
        const given = [...byPointer.values()];
        expect(new Set(given).size).toBe(wanted.length);
        for (const name of given) expect(name).toMatch(/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u);
      }),
    );
  });

  it("makes distinct identifiers of names that end as others do that are made from them", () => {
    const word = fc.stringMatching(/^(?:[gG]et|get-x)(?:Params|Input)?(?:Model|Input)?$/);
    const claim = fc.record({ wanted: word, isOperation: fc.boolean(), isSplit: fc.boolean() });
    const key = (each: { wanted: string; isOperation: boolean }): string =>
      `${each.wanted} ${String(each.isOperation)}`;
    fc.assert(
      fc.property(fc.uniqueArray(claim, { maxLength: 8, selector: key }), (given) => {
        const claims = given.map(({ wanted, isOperation, isSplit }): Claim =>
          isOperation
            ? { kind: "operation", pointer: `/paths/~1${wanted}/get`, wanted, suffixes: ["Params"] }
            : { ...schemaClaim(wanted), ...(isSplit ? { suffixes: ["Input"] } : {}) },
        );
        const { byPointer } = assignNames(claims, RESERVED_IDENTIFIERS, nowhere);
        const all = claims.flatMap(({ pointer, suffixes = [] }) => {
          const name = byPointer.get(pointer) ?? "";
          return [name, ...suffixes.map((suffix) => exportedAs(name, suffix))];
        });
        expect(new Set(all).size, all.join(" ")).toBe(all.length);
      }),
      { numRuns: 500 },
    );
  });

  it("depends on no order, and adding a name renames nothing that does not want the same", () => {
    fc.assert(
      fc.property(names, fc.nat(), (wanted, seed) => {
        const before = namesOf(...wanted);
        const rotated = wanted.map((_, index) => wanted[(index + seed) % wanted.length] ?? "");
        expect(namesOf(...rotated)).toEqual(before);
        const after = namesOf(...wanted, "SomethingElse");
        for (const name of wanted) expect(after[name]).toBe(before[name]);
      }),
    );
  });
});
