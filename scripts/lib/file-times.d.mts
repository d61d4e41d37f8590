export function statOf(file: string, time?: number): string | undefined;
