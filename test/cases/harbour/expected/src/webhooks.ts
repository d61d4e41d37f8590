// Generated from test/cases/harbour/spec.yaml.
// To change it, edit that document and run `npx wireproof generate`.

import type { Entry } from "./models.ts";

export type BoatSankWebhook = Entry;
