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

const TypeErrorConstructor = $intrinsic('TypeError');

/** What Node says of an argument that should have been a function. */
export function invalidCallback(v: unknown): never {
  let received = $toString(v);
  if ($isObject(v)) received = 'an instance of ' + $substring($describe(v), 2, $describe(v).length - 1);
  else if (!isNullish(v)) received = 'type ' + typeof v + ' (' + (typeof v === 'string' ? "'" + v + "'" : $describe(v)) + ')';
  const error = new TypeErrorConstructor('The "callback" argument must be of type function. Received ' + received);
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}
