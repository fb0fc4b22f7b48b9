// What the library's files share.

export function isNullish(v: unknown): v is null | undefined {
  return v === undefined || v === null;
}

/** A value in an error message. */
export function valueText(v: unknown): string {
  return typeof v === 'string' ? v : $describe(v);
}

/** TypeError for a callback that cannot be called. */
export function callable(v: unknown): never {
  return $throwTypeError(valueText(v) + ' is not a function');
}

/** ToObject with the message of most methods. */
export function objectOf(v: unknown): any {
  return $isObject(v) ? v : $toObject(v);
}
