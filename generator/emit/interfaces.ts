import type { InterfaceModel, Model, Property } from "../model/model.ts";

/** The package's interfaces, by name. */
export type Interfaces = ReadonlyMap<string, InterfaceModel>;

export function interfacesOf(models: readonly Model[]): Interfaces {
  return new Map(models.flatMap((model) => (model.kind === "interface" ? [[model.name, model]] : [])));
}

/** All properties of an interface; an own one goes before one that it inherits. */
export function propertiesOf(interfaces: Interfaces, model: InterfaceModel): readonly Property[] {
  const inherited = model.extends.flatMap((name) => {
    const base = interfaces.get(name);
    return base === undefined ? [] : propertiesOf(interfaces, base);
  });
  return [...model.properties, ...inherited];
}
