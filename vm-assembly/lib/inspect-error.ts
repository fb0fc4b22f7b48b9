// Errors are shown by their stack.

import { Kind } from '../abi/layout.ts';
import { Ink, type Inspection, paint } from './inspect-options.ts';
import { ownData, peek } from './reflect.ts';
import { indent, search, splitLines } from './text.ts';

/** The stack, with the class in its first line, in brackets if there are no frames. */
export function errorText(x: Inspection, error: unknown, constructor: string | null, tag: string): string {
  const message = peek(error, 'message');
  let text = improve(stackOf(error), constructor, tag, nameOf(error));
  const at = typeof message === 'string' && message !== '' ? search(text, message, 0) : -1;
  const frames = search(text, FRAME, at < 0 ? 0 : at + (message as string).length);
  if (frames < 0) text = '[' + text + ']';
  else text = $substring(text, 0, frames) + framesText(x, error, $substring(text, frames + 1, text.length));
  return x.indentation === 0 ? text : indent(text, x.indentation);
}

/** How frames begin. */
const FRAME = '\n    at';
/** So many frames that the cause has as well are shown; of more, the first and the last. */
const COMMON_FRAMES = 3;

/** The frames, without those that stand in the stack of the cause too. */
function framesText(x: Inspection, error: unknown, text: string): string {
  const frames = splitLines(text);
  const cause = ownData(error, 'cause');
  let skipped = 0;
  let from = 0;
  if ($isObject(cause) && $kindOf(cause) === Kind.Error) {
    const causeStack = stackOf(cause);
    const at = search(causeStack, FRAME, 0);
    if (at >= 0) {
      const others = splitLines($substring(causeStack, at + 1, causeStack.length));
      for (let i = 0; i < frames.length && skipped === 0; i++) {
        const common = commonLength(frames, i, others);
        if (common <= COMMON_FRAMES) continue;
        skipped = common - 2;
        from = i + 1;
      }
    }
  }
  let result = '';
  for (let i = 0; i < frames.length; i++) {
    if (skipped > 0 && i === from) {
      result += '\n' + paint(x, '    ... ' + $toString(skipped) + ' lines matching cause stack trace ...', Ink.Grey);
      i += skipped;
    }
    result += '\n' + frames[i];
  }
  return result;
}

/** How many lines from number `from` on stand in `others` in the same order. */
function commonLength(lines: string[], from: number, others: string[]): number {
  for (let j = 0; j < others.length; j++) {
    if (others[j] !== lines[from]) continue;
    let length = 1;
    while (from + length < lines.length && j + length < others.length && lines[from + length] === others[j + length]) length++;
    return length;
  }
  return 0;
}

function nameOf(error: unknown): string {
  const name = peek(error, 'name');
  return typeof name === 'string' ? name : 'Error';
}

/** The stack as a string, or what toString would say. */
function stackOf(error: unknown): string {
  const stack = stackProperty(error);
  if (typeof stack === 'string' ? stack !== '' : stack !== undefined && stack !== null) return $toString(stack);
  const name = nameOf(error);
  const message = peek(error, 'message');
  if (typeof message !== 'string' || message === '') return name;
  return name === '' ? message : name + ': ' + message;
}

/** `stack`, which errors have from the start and others may inherit. */
function stackProperty(error: unknown): unknown {
  for (let o: unknown = error; o !== null; o = $prototypeOf(o)) {
    if ($kindOf(o) === Kind.Error) return $errorStack(o);
    if ($ownAttributes(o, 'stack') >= 0) return ownData(o, 'stack');
  }
  return undefined;
}

/** The class is named where the stack only says "Error". */
function improve(stack: string, constructor: string | null, tag: string, name: string): string {
  if (constructor === null) {
    const start = '[' + name + ': null prototype]' + (tag !== '' && tag !== name ? ' [' + tag + ']' : '');
    if (search(stack, name, 0) !== 0) return start + ' ' + stack;
    return start + $substring(stack, name.length, stack.length);
  }
  if (name === constructor || search(constructor, name, 0) < 0) {
    if (name !== 'Error' && search(stack, name, 0) < 0 && search(stack, 'Error', 0) === 0 && constructor === name) {
      return name + $substring(stack, 5, stack.length);
    }
    return withTag(stack, constructor, tag);
  }
  // "Error: m" of a class ValidationError, whose `name` is still that of its parent.
  if (search(stack, name, 0) === 0) return withTag(constructor + $substring(stack, name.length, stack.length), constructor, tag);
  return withTag(stack, constructor, tag);
}

function withTag(stack: string, constructor: string, tag: string): string {
  if (tag === '' || tag === constructor || search(stack, constructor, 0) !== 0) return stack;
  return constructor + ' [' + tag + ']' + $substring(stack, constructor.length, stack.length);
}

/** Takes out the keys whose values the text has already, and adds `cause` and `errors`, which are not enumerable. */
export function hideErrorKeys(x: Inspection, error: unknown, keys: any[], text: string): void {
  let to = 0;
  let hasCause = false;
  let hasErrors = false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === 'cause') hasCause = true;
    if (key === 'errors') hasErrors = true;
    if (!x.hidden && (key === 'name' || key === 'message' || key === 'stack')) {
      const v = ownData(error, key);
      if (typeof v === 'string' && search(text, v, 0) >= 0) continue;
    }
    keys[to++] = key;
  }
  keys.length = to;
  if (!hasCause && $ownAttributes(error, 'cause') >= 0) $append(keys, 'cause');
  if (!hasErrors && $isArray(ownData(error, 'errors'))) $append(keys, 'errors');
}
