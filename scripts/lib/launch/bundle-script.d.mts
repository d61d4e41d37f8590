export function bundleScript(name: string, root?: string): Promise<string>;
