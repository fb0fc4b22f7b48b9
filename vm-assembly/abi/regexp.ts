// The compiled form of a regular expression: what the matcher interprets and a later tier may compile. All targets and class
// references are byte offsets from the start of the program.

/** Flags of a regular expression, in the order in which `flags` lists them. */
export const enum RegExpFlag {
  HasIndices = 1,
  Global = 2,
  IgnoreCase = 4,
  Multiline = 8,
  DotAll = 16,
  Unicode = 32,
  UnicodeSets = 64,
  Sticky = 128,
  /** Either of both: the subject is a list of code points. */
  UnicodeMode = 96,
}

/** Head of a program. Registers are u32 addresses or counts, zero when unset: 2n and 2n + 1 are the ends of capture n. */
export const enum RegExpProgram {
  Flags = 0,
  /** Captures, the whole match included. */
  Captures = 4,
  Registers = 8,
  /** First instruction. */
  Code = 12,
  /** No match is shorter (code units). */
  MinLength = 16,
  /** `RegExpSearch`: how to find where a match may begin. */
  Search = 20,
  /** A class (`First`), or u32 count and u16 units (`Literal`). */
  SearchData = 24,
  /** u32 pairs of name number and capture number, and how many. */
  Names = 28,
  NameCount = 32,
  /** Different names. */
  NamesDistinct = 36,
  /** Compiled matchers for Latin-1 and for UTF-16 (abi/jit.ts): indexes in the table; 0 none, 1 the host was asked. */
  Compiled = 40,
  /** Fuel that interpreted matches took. */
  Heat = 48,
  /** Next program in JitCell.RegExps. */
  Next = 52,
  Size = 56,
}

/** What a match counts. */
export const enum RegExpStep {
  /** Steps between two looks at the fuel; two are a unit. */
  Slice = 2048,
  /** A run over a class, or a search, is a step for so many bytes: 1 << Shift. */
  Shift = 4,
}

export const enum RegExpOutcome {
  None = 0,
  Found = 1,
  /** Fuel, deadline or memory ended the guest. */
  Terminated = 2,
}

/** Where matches may begin. */
export const enum RegExpSearch {
  Anywhere = 0,
  /** Only at the start of the subject. */
  Start = 1,
  /** Where a character of the class is. */
  First = 2,
  /** Where these units are. */
  Literal = 3,
}

/** A class: 32 bytes, a bit for each of the first 256 characters │ 32 u32 number of ranges │ 36 u32 pairs of first and last character from 256 on. */
export const enum RegExpClass {
  Count = 32,
  Ranges = 36,
}

/**
 * Instructions: u8 opcode │ u8 a │ u16 b │ u32 x │ u32 y │ u32 z │ u32 w, as many words as named. `p` is the position in the subject.
 * "Push" puts a choice on the backtrack stack, "fail" takes the last one. Every change of a register that a choice may undo is noted there.
 */
export const enum RegExpOp {
  /** The match ends at p. */
  Match = 0,
  Fail = 1,
  /** The unit b; p moves behind it. */
  Char = 2,
  /** a units, which follow in words of two. */
  Chars = 3,
  /** A unit of class x. */
  Set = 4,
  /** A code point of class x. */
  SetU = 5,
  Any = 6,
  AnyU = 7,
  /** p moves back by a unit (a = 1: a code point), or fails: lookbehind. */
  StepBack = 8,
  /** Pushes x, goes on. */
  Split = 9,
  Jump = 10,
  /** Goes to y unless a unit (a = 1: code point) of class x is at p. */
  Guard = 11,
  /** Register b = p. */
  Save = 12,
  /** Registers b up to x are cleared. */
  Reset = 13,
  /** Register b = 0. */
  Counter = 14,
  /** Head of a counted loop: b counts to at least x, at most y, exit z. a: 1 lazy. */
  CounterLoop = 15,
  /** Register b + 1, to x. */
  CounterNext = 16,
  /** Fails if p is at register b, unless a is 1 and register x counts less than y. */
  CheckAdvance = 17,
  /** x at least, y at most of class z, greedy; gives back one by one while the next character is not in class w (0: any). a: 1 gives nothing back, 2 code points. */
  LoopSet = 18,
  /** p moves to the next character of class y (0: not at all), and LazyMore, which follows, is pushed. a: 2 code points. */
  LazySet = 19,
  /** One more character of class x of the LazySet before, then on with that. */
  LazyMore = 20,
  /** Registers b and b + 1 keep the height of the stack and p. a = 1: negative, goes to x when what follows fails. */
  Look = 21,
  /** End of a positive lookaround: back to where it began, choices inside it are dropped. a = 1: it has captures. */
  LookEnd = 22,
  /** End of a negative lookaround: fails as if it had not been tried. */
  LookNot = 23,
  /** The text of the first of b captures that is set; they follow as words. a: 1 ignore case, 2 backwards, 4 Unicode mode. */
  BackReference = 24,
  /** Start and end of the subject; of a line. */
  Start = 25,
  End = 26,
  LineStart = 27,
  LineEnd = 28,
  /** At the edge of a word. a: 1 not so, 2 with the letters that fold to ASCII. */
  Word = 29,
}

/** Bits of `a` of some instructions. */
export const enum RegExpMode {
  Lazy = 1,
  Possessive = 1,
  CodePoints = 2,
  IgnoreCase = 1,
  Backward = 2,
  UnicodeMode = 4,
  Not = 1,
  Folded = 2,
}
