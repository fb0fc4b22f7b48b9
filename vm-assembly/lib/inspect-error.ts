// Errors are shown by their stack.

import { indent, search } from './text.ts';
import { ownData, peek } from './reflect.ts';

/** The stack, with the class in its first line, in brackets if there are no frames. */
export function errorText(error: unknown, constructor: string | null, tag: string, indentation: number): string {
  const message = peek(error, 'message');
  let text = improve(stackOf(error), constructor, tag, nameOf(error));
  const at = typeof message === 'string' && message !== '' ? search(text, message, 0) : -1;
  const frames = search(text, '\n    at', at < 0 ? 0 : at + (message as string).length);
  if (frames < 0) text = '[' + text + ']';
  return indentation === 0 ? text : indent(text, indentation);
}

function nameOf(error: unknown): string {
  const name = peek(error, 'name');
  return typeof name === 'string' ? name : 'Error';
}

/** The stack as a string, or what toString would say. */
function stackOf(error: unknown): string {
  const stack = $errorStack(error);
  if (typeof stack === 'string' && stack !== '') return stack;
  const name = nameOf(error);
  const message = peek(error, 'message');
  if (typeof message !== 'string' || message === '') return name;
  return name === '' ? message : name + ': ' + message;
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
export function hideErrorKeys(error: unknown, keys: any[], text: string): void {
  let to = 0;
  let hasCause = false;
  let hasErrors = false;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === 'cause') hasCause = true;
    if (key === 'errors') hasErrors = true;
    if (key === 'name' || key === 'message' || key === 'stack') {
      const v = ownData(error, key);
      if (typeof v === 'string' && search(text, v, 0) >= 0) continue;
    }
    keys[to++] = key;
  }
  keys.length = to;
  if (!hasCause && $ownAttributes(error, 'cause') >= 0) $append(keys, 'cause');
  if (!hasErrors && $isArray(ownData(error, 'errors'))) $append(keys, 'errors');
}
