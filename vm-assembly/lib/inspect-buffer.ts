// Buffers and views as text.

import { BufferFlag } from '../abi/layout.ts';
import { Ink, type Inspection, paint } from './inspect-options.ts';
import { plural } from './text.ts';

/** The getter that knows the class of a typed array, whatever its prototype is. */
const typedTag = $groupObject('web')['get TypedArray.prototype[Symbol.toStringTag]'];

/** "Uint8Array" */
export function typedName(o: unknown): string {
  return $call(typedTag, o);
}

/** Contents and length of a buffer; at most `max` bytes are shown. */
export function bufferEntries(x: Inspection, buffer: unknown, entries: string[]): void {
  const length = $bufferLength(buffer);
  if ($bufferFlags(buffer) & BufferFlag.Detached) {
    $append(entries, '(detached)');
  } else {
    const more = length > x.maxItems ? length - x.maxItems : 0;
    const tail = more > 0 ? ' ... ' + $toString(more) + ' more byte' + plural(more) : '';
    $append(entries, paint(x, '[Uint8Contents]', Ink.Cyan) + ': <' + $bufferText(buffer, length - more) + tail + '>');
  }
  $append(entries, 'byteLength: ' + numberPart(x, length));
}

function numberPart(x: Inspection, n: number): string {
  return paint(x, $toString(n), Ink.Yellow);
}

/** Where a DataView lies. */
export function viewEntries(x: Inspection, view: unknown, entries: string[]): void {
  const length = $viewLength(view);
  $append(entries, 'byteLength: ' + numberPart(x, length < 0 ? 0 : length));
  $append(entries, 'byteOffset: ' + numberPart(x, $viewOffset(view)));
}
