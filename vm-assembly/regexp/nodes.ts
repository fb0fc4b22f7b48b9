// The tree of a pattern while it is compiled: words in a growing Bytes cell. A node is the index of its first word:
//
//   0 type and flags │ 1 next sibling or 0 │ 2 shortest match (units) │ 3 … by type

import { Ptr } from '../value/value.ts';
import { growBytes, newBytes } from './scratch.ts';

export const enum Node {
  /** Matches nothing of length zero. */
  Empty,
  /** 3 code point. */
  Char,
  /** 3 set (charset.ts). */
  Set,
  /** 3 first child. */
  Sequence,
  /** 3 first alternative. */
  Alternation,
  /** 3 child, 4 number. */
  Capture,
  /** 3 child, 4 `Look` bits, 5 first capture inside, 6 behind the last. */
  Look,
  /** 3 child, 4 min, 5 max, 6 lazy, 7 first capture inside, 8 behind the last. */
  Quantifier,
  /** 3 first word of the list of captures (count, numbers), 4 ignore case. */
  BackReference,
  /** 3 `RegExpOp`, 4 its `a`. */
  Assertion,
}

export const enum Look {
  Behind = 1,
  Negative = 2,
}

/** No upper limit of a quantifier. */
export const INFINITE: u32 = 0xffffffff;
/** Lengths do not grow beyond. */
const LONGEST: u32 = 0x3fffffff;

let cell: Ptr = 0;
let words: u32 = 0;
let room: u32 = 0;

/** An empty tree; false at the heap limit. */
export function startNodes(): bool {
  room = 128;
  cell = newBytes(room << 2);
  // index 0 is no node
  words = 1;
  return cell != 0;
}

// @ts-ignore: decorator
@inline export function nodeGet(node: u32, field: u32): u32 { return load<u32>(<usize>cell + ((node + field) << 2), 8); }
// @ts-ignore: decorator
@inline export function nodePut(node: u32, field: u32, v: u32): void { store<u32>(<usize>cell + ((node + field) << 2), v, 8); }
// @ts-ignore: decorator
@inline export function nodeType(node: u32): Node { return nodeGet(node, 0); }
// @ts-ignore: decorator
@inline export function nodeNext(node: u32): u32 { return nodeGet(node, 1); }
// @ts-ignore: decorator
@inline export function nodeMin(node: u32): u32 { return nodeGet(node, 2); }

/** `count` more words; their index, or 0 at the heap limit. */
export function newWords(count: u32): u32 {
  if (words + count > room) {
    const larger = (room << 1) + count;
    cell = growBytes(cell, words << 2, larger << 2);
    if (cell == 0) return 0;
    room = larger;
  }
  const at = words;
  words += count;
  return at;
}

/** A node with two fields of its own; 0 at the heap limit. */
export function newNode(type: Node, shortest: u32, a: u32, b: u32 = 0): u32 {
  const node = newWords(type == Node.Quantifier ? 9 : type == Node.Look ? 7 : 5);
  if (node == 0) return 0;
  nodePut(node, 0, type);
  nodePut(node, 1, 0);
  nodePut(node, 2, min(shortest, LONGEST));
  nodePut(node, 3, a);
  nodePut(node, 4, b);
  return node;
}

/** Shortest match of `child` repeated. */
export function shortestOf(child: u32, times: u32): u32 {
  return <u32>min(<u64>nodeMin(child) * <u64>times, <u64>LONGEST);
}
