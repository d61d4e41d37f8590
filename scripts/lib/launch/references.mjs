// The package names no such entry, so it is named by its path.
export {
  escapePointerFragment as escapePointer,
  parseRef,
} from "../../../node_modules/@redocly/openapi-core/lib/ref-utils.js";
