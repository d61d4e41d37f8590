import type { RuntimeFile } from "../runtime-files.ts";
import { publicRuntime } from "./emit-index.ts";

/** What emitted files import from the runtime besides its public names. */
const INTERNAL =
  "send sendPages uuid listShape objectShape resourceShape separatedByQuestionMarks HeaderValues IdHeaders once onceWithout attemptIds bearer basic apiKey anyOf allOf noAuth simple label matrix form pair withQuery withValues member atServer segment spaceDelimited pipeDelimited deepObject simpleHeader cookieForm cookie cookies jsonParameter jsonHeader textParameter contentQuery contentPath contentCookie querystring formText jsonBody formBody multipartBody textBody bytesBody bodyAs json text binary nothing events jsonEvents jsonLines jsonSequence byStatus servers newIds idHeaders crypto client params options MockFetch MockOverrides OperationBodies";

/** Identifiers that no declaration of a document can have, since the package means something else by them. */
export function runtimeNames(runtime: readonly RuntimeFile[]): string[] {
  const exported = publicRuntime(runtime).flatMap(([, names]) => names.map(({ name }) => name));
  return [...exported, ...INTERNAL.split(" ")];
}
