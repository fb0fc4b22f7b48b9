// What a group of globals is that a host grants.

/** Functions of the host that a group's library calls as `$host.name(...)`. */
// biome-ignore lint/suspicious/noExplicitAny: arguments come from the group's own library
export type HostPart = Readonly<Record<string, (...args: any[]) => unknown>>;

/**
 * Globals that a guest has only if its host grants them. They are made with the VM (`groupObject` in the library, `group` in native
 * code; see vm-assembly/builtins/groups.ts), out of the guest's reach; granting copies them to the global object.
 */
export interface GlobalGroup {
  /** The names that it defines. */
  readonly globals: readonly string[];
  /** What it gives away, for whoever decides: a line of the README's table. */
  readonly gives: string;
  /** `tungsten run` grants it: it shows nothing that a program on its user's own machine should not see. */
  readonly harmless: boolean;
  /** The host's part, made anew for each isolate. */
  readonly host?: () => HostPart;
}
