import { describe, expect, expectTypeOf, test } from "vitest";
import { parseDate } from "../../generator/runtime/parse-date.ts";
import { parseEnum, type OpenEnum } from "../../generator/runtime/parse-enum.ts";

const Kind = { VoidNote: "voidNote", OneTime: "oneTime", Other: "other", Upper: "OTHER" } as const;
type Kind = (typeof Kind)[keyof typeof Kind];
const Level = { Low: 1, High: 2 } as const;

describe("parseEnum", () => {
  test.each<[unknown, Kind | undefined]>([
    ["voidNote", "voidNote"],
    ["void_note", "voidNote"],
    ["VoidNote", "voidNote"],
    ["VOID-NOTE", "voidNote"],
    ["void note", "voidNote"],
    ["one_time", "oneTime"],
    ["OTHER", "OTHER"],
    ["other", "other"],
    ["Other", "other"],
    ["voidNotes", undefined],
    ["", undefined],
    [null, undefined],
    [undefined, undefined],
    [1, undefined],
    [{}, undefined],
  ])("%j is %s", (value, want) => {
    expect(parseEnum(Kind, value)).toBe(want);
  });

  test("numbers", () => {
    expect([parseEnum(Level, 2), parseEnum(Level, 3), parseEnum(Level, "2")]).toEqual([
      2,
      undefined,
      undefined,
    ]);
  });

  test("types", () => {
    expectTypeOf(parseEnum(Kind, "x")).toEqualTypeOf<Kind | undefined>();
    const unknown: OpenEnum<Kind> = "a new one";
    const known: OpenEnum<Kind> = "voidNote";
    expectTypeOf(unknown).toExtend<string>();
    // @ts-expect-error A number is no value of an enum of texts.
    const wrong: OpenEnum<Kind> = 1;
    expect([unknown, known, wrong]).toEqual(["a new one", "voidNote", 1]);
  });
});

describe("parseDate", () => {
  test.each<[string | null | undefined, string | undefined]>([
    ["2024-02-29T10:20:30", "2024-02-29T10:20:30.000Z"],
    ["2024-02-29T10:20:30Z", "2024-02-29T10:20:30.000Z"],
    ["2024-02-29T10:20:30z", "2024-02-29T10:20:30.000Z"],
    ["2024-02-29T10:20:30+02:00", "2024-02-29T08:20:30.000Z"],
    ["2024-02-29T23:20:30-05:30", "2024-03-01T04:50:30.000Z"],
    ["2024-02-29T10:20:30+0200", "2024-02-29T08:20:30.000Z"],
    ["2024-02-29T10:20:30.1", "2024-02-29T10:20:30.100Z"],
    ["2024-02-29T10:20:30.1239999", "2024-02-29T10:20:30.123Z"],
    ["2024-02-29T10:20:30.1239999Z", "2024-02-29T10:20:30.123Z"],
    ["2024-02-29T10:20:30.123456789123+00:00", "2024-02-29T10:20:30.123Z"],
    ["2024-02-29T10:20", "2024-02-29T10:20:00.000Z"],
    ["2024-02-29 10:20:30", "2024-02-29T10:20:30.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    [" 2024-02-29 ", "2024-02-29T00:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.999Z"],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.500Z"],
    ["0001-01-01T00:00:00", undefined],
    ["0001-01-01T00:00:00Z", undefined],
    ["0001-01-01", undefined],
    ["0001-01-01T00:00:00+08:00", undefined],
    ["2023-02-29", undefined],
    ["2024-02-30", undefined],
    ["2024-04-31", undefined],
    ["2024-13-01", undefined],
    ["2024-00-01", undefined],
    ["2024-01-00", undefined],
    ["2024-01-01T24:00:00", undefined],
    ["2024-01-01T10:60:00", undefined],
    ["2024-01-01T10:00:61", undefined],
    ["2024-01-01T10:00:00+25:00", undefined],
    ["2024-1-1", undefined],
    ["01/02/2024", undefined],
    ["today", undefined],
    ["", undefined],
    [null, undefined],
    [undefined, undefined],
  ])("%s is %s", (value, want) => {
    expect(parseDate(value)?.toISOString()).toBe(want);
  });
});
