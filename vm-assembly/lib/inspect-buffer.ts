// Buffers and views as text.

import { BufferFlag } from '../abi/layout.ts';
import { plural } from './text.ts';

$ownAttributes($prototypeOf($intrinsic('Int8Array.prototype')), $intrinsic('Symbol.toStringTag'));
/** The getter that knows the class of a typed array, whatever its prototype is. */
const typedTag = $foundValue();

/** "Uint8Array" */
export function typedName(o: unknown): string {
  return $call(typedTag, o);
}

/** Contents and length of a buffer; at most `max` bytes are shown. */
export function bufferEntries(buffer: unknown, entries: string[], max: number): void {
  const length = $bufferLength(buffer);
  if ($bufferFlags(buffer) & BufferFlag.Detached) {
    $append(entries, '(detached)');
  } else {
    const more = length - max;
    const tail = more > 0 ? ' ... ' + $toString(more) + ' more byte' + plural(more) : '';
    $append(entries, '[Uint8Contents]: <' + $bufferText(buffer, max) + tail + '>');
  }
  $append(entries, 'byteLength: ' + $toString(length));
}

/** Where a DataView lies. */
export function viewEntries(view: unknown, entries: string[]): void {
  const length = $viewLength(view);
  $append(entries, 'byteLength: ' + $toString(length < 0 ? 0 : length));
  $append(entries, 'byteOffset: ' + $toString($viewOffset(view)));
}
