import { posix, win32 } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fileNameOf } from "../../generator/runtime/file-name.ts";

test.each<[string, string | undefined]>([
  ["", undefined],
  ["inline", undefined],
  ["attachment; filename=plain.txt", "plain.txt"],
  ['attachment; filename="with \\"quotes\\".txt"', "with _quotes_.txt"],
  ["attachment; filename=\"e.txt\"; filename*=UTF-8''%e2%82%ac%20rates.txt", "€ rates.txt"],
  ["attachment; filename=fallback.txt; filename*=UTF-8''%ff", "fallback.txt"],
  ["attachment; filename=Invoice_G000024132.pdf", "Invoice_G000024132.pdf"],
  // Directories, of any system and however they are written.
  ['attachment; filename="../../etc/passwd"', "passwd"],
  ['attachment; filename="C:\\\\temp\\\\a.txt"', "a.txt"],
  ["attachment; filename*=UTF-8''..%2f..%2fetc%2fpasswd", "passwd"],
  ["attachment; filename*=UTF-8''..%5c..%5ca.txt", "a.txt"],
  ["attachment; filename=C:a.txt", "C_a.txt"],
  ['attachment; filename=".."', undefined],
  ['attachment; filename="a/.."', undefined],
  ['attachment; filename="a/"', undefined],
  ['attachment; filename="..."', undefined],
  ['attachment; filename=""', undefined],
  ['attachment; filename="   "', undefined],
  // Hidden files, devices of Windows, streams of a file.
  ["attachment; filename=.bashrc", "_bashrc"],
  ["attachment; filename=..a", "_a"],
  ["attachment; filename=CON", "_CON"],
  ["attachment; filename=nul.pdf", "_nul.pdf"],
  ["attachment; filename=com1.tar.gz", "_com1.tar.gz"],
  ['attachment; filename="aux .txt"', "_aux .txt"],
  ["attachment; filename*=UTF-8''com%C2%B9.txt", "_com¹.txt"],
  ["attachment; filename=contract.pdf", "contract.pdf"],
  ["attachment; filename=a.txt:evil.exe", "a.txt_evil.exe"],
  ['attachment; filename="a.txt. . "', "a.txt"],
  ['attachment; filename="a<b>|c?*.txt"', "a_b__c__.txt"],
  // Characters that nobody sees.
  ["attachment; filename*=UTF-8''a%00b%0d%0ac%7f.txt", "a_b__c_.txt"],
  ["attachment; filename*=UTF-8''fdp%E2%80%AEexe.txt", "fdp_exe.txt"],
  ["attachment; filename*=UTF-8''a%E2%80%8Bb.txt", "a_b.txt"],
])("file name of %s", (disposition, want) => {
  expect(fileNameOf(disposition)).toBe(want);
});

test.each(["a", "\u767a", "\u{1f4c4}"])("a long file name of %s fits, with its extension", (character) => {
  const name = encodeURIComponent(`${character.repeat(5000)}.pdf`);
  const found = fileNameOf(`attachment; filename*=UTF-8''${name}`) ?? "";
  const { length } = new TextEncoder().encode(found);
  expect([length <= 255, length > 200, found.endsWith(`${character}.pdf`)]).toEqual([true, true, true]);
});

test("whatever a server suggests, the file ends up in the folder", () => {
  const parts = fc.constantFrom("..", ".", "/", "\\", "a", "%2f", "%5c", "\0", "C:", "nul", " ", "\u202e");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (suggested) => {
      const text = encodeURIComponent(suggested.join(""));
      const name = fileNameOf(`attachment; filename*=UTF-8''${text}`);
      if (name === undefined) return;
      for (const system of [posix, win32]) {
        const folder = system === posix ? "/invoices" : "C:\\invoices";
        expect(system.dirname(system.resolve(folder, name))).toBe(folder);
        expect(system.basename(system.resolve(folder, name))).toBe(name);
      }
    }),
  );
});
