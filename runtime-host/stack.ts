// Stack traces of the guest, as text in V8's format: where the first frame with a source is, and its code frame.

import { codeFrame, LineMap } from '../compiler/diagnostics.ts';

/** A place that a stack trace names; line and column count from 1, the column in UTF-16 units. */
export interface StackPlace {
  fileName: string;
  line: number;
  column: number;
}

/** Places of the frames of a stack trace, innermost first; frames without a position are left out. */
export function stackPlaces(stack: string): StackPlace[] {
  const places: StackPlace[] = [];
  for (const line of stack.split('\n')) {
    const match = /^ {4}at (?:async )?(?:.* \()?(.+):(\d+):(\d+)\)?$/.exec(line);
    if (match !== null) places.push({ fileName: match[1], line: Number(match[2]), column: Number(match[3]) });
  }
  return places;
}

/** The source line at a place with a caret under it; undefined if the source has no such place. */
export function frameAt(source: Uint8Array, place: StackPlace, color = false): string | undefined {
  const lines = new LineMap(source);
  if (place.line < 1 || place.line > lines.lineStarts.length) return undefined;
  const before = lines.lineText(place.line).slice(0, place.column - 1);
  const start = lines.lineStarts[place.line - 1] + new TextEncoder().encode(before).length;
  return codeFrame(start, start + 1, lines, color);
}
