/**
 * Words that choose operations, webhooks among them:
 *
 * - `tag:Pets` means those with the tag
 * - `/pets/**` means those with such a path (see `matchesPath`)
 * - `listPets`, `list*` mean those with such an `operationId`
 */
export interface Choice {
  /** An operation is in when one of these fits it. None: all are in. */
  readonly include: readonly string[];
  /** It is out when one of these fits it, whatever `include` says. */
  readonly exclude: readonly string[];
}
