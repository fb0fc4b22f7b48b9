/** What a program of the bench sees: nothing but the language and the name it sets. */
declare global {
  /** Does the work `inner` times; returns whether every result was right. */
  var __bench: (inner: number) => boolean;
  /** If it is set: was every result right, now that no job is left? */
  var __check: (() => boolean) | undefined;
}

export {};
