/** The one module of openapi-typescript that is used. It ships without declarations. */
declare module "openapi-typescript/dist/transform/schema-object.mjs" {
  import type { PropertySignature, TypeNode } from "typescript";

  export interface TransformOptions {
    readonly path: string;
    readonly ctx: {
      /** Asked for every schema that has a `type`; what it returns is taken as it is. */
      readonly transform: (schema: never, options: never) => TypeNode | undefined;
      /** Asked for every property; what it returns replaces the property. */
      readonly transformProperty: (property: PropertySignature, schema: never) => PropertySignature;
    };
  }

  export default function transformSchemaObject(schema: object, options: TransformOptions): TypeNode;
}
