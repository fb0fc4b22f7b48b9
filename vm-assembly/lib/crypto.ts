// crypto: a group of globals that the host grants; the host has the random numbers. https://w3c.github.io/webcrypto/

import { Kind } from '../abi/layout.ts';
import { defineVisible, interfaceError } from './install.ts';

const group = $groupObject('crypto');

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

/** Made when it is first needed, with the part of the library that has the class. */
function failWith(name: string, message: string): never {
  const { DOMException } = $loadWeb();
  throw new DOMException(message, name);
}

class Crypto {
  constructor() {
    interfaceError('Illegal constructor', 'ERR_ILLEGAL_CONSTRUCTOR');
  }

  getRandomValues(view: any): unknown {
    if (this !== crypto) interfaceError('Value of "this" must be of type Crypto', 'ERR_INVALID_THIS');
    if (arguments.length === 0) {
      interfaceError("Failed to execute 'getRandomValues' on 'Crypto': 1 argument required, but only 0 present.", 'ERR_MISSING_ARGS');
    }
    if ($kindOf(view) !== Kind.TypedArray || isFloat($call(tagOf, view))) {
      failWith('TypeMismatchError', 'The data argument must be an integer-type TypedArray');
    }
    const bytes = $bytesOf(view);
    const size = $viewLength(bytes);
    if (size > QUOTA) failWith('QuotaExceededError', 'The requested length exceeds 65,536 bytes');
    const random = group.$host.randomBytes(size);
    for (let i = 0; i < size; i++) bytes[i] = $charCodeAt(random, i);
    return view;
  }

  randomUUID(): string {
    if (this !== crypto) interfaceError('Value of "this" must be of type Crypto', 'ERR_INVALID_THIS');
    return group.$host.randomUUID();
  }
}

const crypto: any = $newPlainObject(Crypto.prototype);
$tag(Crypto.prototype, 'Crypto');
defineVisible(Crypto.prototype, 'getRandomValues');
defineVisible(Crypto.prototype, 'randomUUID');
group.crypto = crypto;
group.Crypto = Crypto;
