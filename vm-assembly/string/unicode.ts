// The build `latin` carries no Unicode tables: case is mapped and ignored in Latin-1 only, and \p{...} is a SyntaxError.

// @ts-ignore: isDefined
export const LATIN: bool = isDefined(VM_LATIN);

/** Upper or lower case of a character, if it is in Latin-1 and has one that is a single character. */
export function latinCase(point: u32, upper: bool): u32 {
  if (upper && point == 0xb5) return 0x39c;
  if (upper && point == 0xff) return 0x178;
  const letter = point < 0x80 ? point - (upper ? 0x61 : 0x41) < 26 : point - (upper ? 0xe0 : 0xc0) < 31 && (point | 0x20) != 0xf7;
  return letter ? point ^ 0x20 : point;
}
