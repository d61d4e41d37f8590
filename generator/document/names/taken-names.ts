import { readPublicNames } from "../../shared/runtime-files.ts";
import { RESERVED_IDENTIFIERS } from "./reserved.ts";

/**
 * Names that the files of a package declare or import besides their document's own, or that local code of a function
 * uses. A public name of the runtime is taken whether or not a package has the file that declares it: what a document
 * does not use yet must not rename anything once it does.
 */
const USED_IN_FILES =
  "send sendPages given accepted uuid listShape objectShape resourceShape separatedByQuestionMarks HeaderValues IdHeaders once onceWithout attemptIds bearer basic apiKey anyOf allOf noAuth simple label matrix form pair withQuery withValues member atServer segment spaceDelimited pipeDelimited deepObject simpleHeader cookieForm cookie cookies jsonParameter jsonHeader textParameter contentQuery contentPath contentCookie querystring formText jsonBody formBody multipartBody textBody bytesBody bodyAs json text binary nothing events jsonEvents jsonLines jsonSequence byAnswer anything anyText anyBody jsonLinesBody jsonSequenceBody eventsBody valuesBody servers newIds idHeaders crypto client params options MockFetch MockOperation MockOverrides OperationBodies createMockFetchFor ShapeRecorder recordShapesFor DecimalPlaces hasTag parseExactly exactNumbers";

/** Identifiers that no declaration of a document can have: the language or the package means something else by them. */
export function takenNames(): ReadonlySet<string> {
  return new Set([...RESERVED_IDENTIFIERS, ...USED_IN_FILES.split(" "), ...readPublicNames()]);
}
