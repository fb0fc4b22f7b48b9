// What verifyHeap checks: its answers.

/** The invariants, in the order of the checks. */
export const enum Broken {
  Nothing = 0,
  BlockRuns = 1,
  Address = 2,
  KindOfCell = 3,
  SizeOfCell = 4,
  LinesOfCell = 5,
  TagAndKind = 6,
  CanonicalNaN = 7,
  ShapeOfObject = 8,
  SlotsOfObject = 9,
  ElementsOfObject = 10,
  ElementsBeyondLength = 11,
  StringFlags = 12,
  RopeParts = 13,
  KeyOfTable = 14,
  TableOfShape = 15,
  EnvironmentParent = 16,
  LineWithoutCell = 17,
  ExceptionStored = 18,
}
