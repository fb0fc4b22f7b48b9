/** All that the programs have beyond the language. */
declare const console: { log(...values: unknown[]): void };
declare const queueMicrotask: (job: () => void) => void;
