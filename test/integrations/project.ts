import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { type Service, startService } from "../../scripts/lib/runtimes/service.ts";

/** This folder, with the tools in its `node_modules`. */
export const folder = fileURLToPath(new URL(".", import.meta.url));

/** Where the projects are laid out. */
export const projects = join(folder, "dist");

/** The path of something that the lockfile of this folder names. */
export function tool(path: string): string {
  return join(folder, "node_modules", path);
}

/** What a tool may know of the machine: nothing that Vitest says to it. */
export const environment = {
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  NEXT_TELEMETRY_DISABLED: "1",
};

/**
 * Runs Node in a project, and gives what it prints.
 *
 * @throws Error with all that it printed, when it fails.
 */
export function runNode(
  project: string,
  args: readonly string[],
  { env = {}, program = process.execPath }: { env?: Record<string, string>; program?: string } = {},
): Promise<string> {
  const options = { cwd: join(projects, project), env: { ...environment, ...env } };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (failure, stdout, stderr) => {
      if (failure === null) resolve(stdout);
      else reject(new Error(`${failure.message}\n${stdout}\n${stderr}`));
    });
  });
}

/** The stand-in for Partner Center, while the tests of a file run. */
export function useService(): () => Service {
  let service: Service | undefined;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service?.close());
  return () => {
    if (service === undefined) throw new Error("There is a service during tests only");
    return service;
  };
}
