import type { ApiModel } from "../model/model.ts";
import type { EmittedFile } from "../shared/generated-file.ts";
import { docsOf } from "./docs.ts";
import { importsFor, type Exporters } from "./imports.ts";
import type { MakeFile } from "./source-file.ts";

/** `msw.ts`: the mock of the testing entry as a handler of MSW, for programs that send requests by themselves. */
export function emitMsw(_model: ApiModel, exporters: Exporters, makeFile: MakeFile): EmittedFile[] {
  const docs = docsOf(
    {
      description:
        "Handlers with which MSW answers requests as the mock does, and a lost connection where the mock rejects.",
    },
    {
      tags: [
        "@param mock what `createMockFetch` has made; its `requests` and `reset` go on working",
        "@param baseUrl where the requests go: they are answered below it",
      ],
    },
  );
  return [
    makeFile("src/msw.ts", [
      {
        kind: "import",
        moduleSpecifier: "msw",
        namedImports: [{ name: "http" }, { name: "HttpHandler", isTypeOnly: true }, { name: "HttpResponse" }],
      },
      ...importsFor(["MockFetch"], [], exporters, ""),
      {
        kind: "import",
        isTypeOnly: true,
        moduleSpecifier: "./testing.ts",
        namedImports: [{ name: "OperationBodies" }],
      },
      `${docs}export function createHandlers(mock: MockFetch<OperationBodies>, baseUrl: string): HttpHandler[] {
        const below = \`\${baseUrl.replace(/\\/+$/, "")}/*\`;
        return [http.all(below, ({ request }) => mock(request).catch(() => HttpResponse.error()))];
      }`,
    ]),
  ];
}
