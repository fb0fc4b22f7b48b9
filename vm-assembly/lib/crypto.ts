// crypto: a group of globals that the host grants; the host has the random numbers. https://w3c.github.io/webcrypto/

import { Kind } from '../abi/layout.ts';

const group = $groupObject('crypto');
const Uint8ArrayConstructor = $intrinsic('Uint8Array');
const ErrorConstructor = $intrinsic('Error');

/** %TypedArray.prototype%[@@toStringTag]: the name of the array's type. */
const tagOf = ownGetter($prototypeOf($intrinsic('Uint8Array.prototype')), $intrinsic('Symbol.toStringTag'));

function ownGetter(o: unknown, key: unknown): any {
  $ownAttributes(o, key);
  return $foundValue();
}

function isFloat(tag: string): boolean {
  return $charCodeAt(tag, 0) === 70;
}

/** At most so many bytes at once: the standard says so. */
const QUOTA = 65536;

/** What is a DOMException elsewhere. */
function failWith(name: string, message: string): never {
  const error = new ErrorConstructor(message);
  error.name = name;
  throw error;
}

class Crypto {
  getRandomValues(view: any): unknown {
    if ($kindOf(view) !== Kind.TypedArray || isFloat($call(tagOf, view))) {
      failWith('TypeMismatchError', 'The data argument must be an integer-type TypedArray');
    }
    const size = view.byteLength;
    if (size > QUOTA) failWith('QuotaExceededError', 'The requested length exceeds 65,536 bytes');
    const bytes = new Uint8ArrayConstructor(view.buffer, view.byteOffset, size);
    const random = group.$host.randomBytes(size);
    for (let i = 0; i < size; i++) bytes[i] = $charCodeAt(random, i);
    return view;
  }

  randomUUID(): string {
    return group.$host.randomUUID();
  }
}

$tag(Crypto.prototype, 'Crypto');
group.crypto = new Crypto();
