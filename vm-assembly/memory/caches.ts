// The cell behind Cell.MegaCache: caches that a collection empties. Properties of sites with many shapes come first (interp/ic.ts), texts of
// doubles behind them (string/number.ts).

/** A power of two; 16 bytes each. */
export const MEGA_ENTRIES: u32 = 2048;
export const MEGA_BYTES: u32 = MEGA_ENTRIES * 16;
/** The same. */
export const NUMBER_TEXTS: u32 = 256;
export const CACHE_BYTES: u32 = MEGA_BYTES + NUMBER_TEXTS * 16;
