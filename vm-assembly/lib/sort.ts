// A stable merge sort of a list that nobody else sees. spec: sec-sortindexedproperties
//
// Runs that are already in order are taken as they are, short ones are lengthened by binary insertion, and runs are merged in
// the order of a stack whose lengths shrink (Tim Peters' list sort), so that few comparisons are made: each one calls the guest.

/** Runs shorter than this are lengthened. */
const MIN_RUN = 16;

/** The list in order, perhaps another array; comparator undefined: by ToString. No element is undefined. */
export function sortList(list: any[], comparator: unknown): any[] {
  if (comparator === undefined) {
    sortByText(list);
    return list;
  }
  return list.length < 2 ? list : sortRuns(list, comparator);
}

/** By the texts of the elements; the conversion may call guest code, the sort does not. */
function sortByText(list: any[]): void {
  if ($sortPrimitives(list)) return;
  const keys: string[] = [];
  for (let i = 0; i < list.length; i++) $append(keys, $toString(list[i]));
  $sortByKeys(list, keys);
}

function sortRuns(list: any[], compare: unknown): any[] {
  const length = list.length;
  // Stack of runs: where each begins; the last entry is where the next run begins.
  const starts: number[] = [0];
  const spare: any[] = [];
  let at = 0;
  while (at < length) {
    const end = nextRun(list, at, length, compare);
    at = end;
    $append(starts, end);
    // Merge while the run below is not clearly longer.
    while (starts.length > 2) {
      const n = starts.length;
      const last = starts[n - 1] - starts[n - 2];
      const before = starts[n - 2] - starts[n - 3];
      if (before > last && (n < 4 || starts[n - 3] - starts[n - 4] > before + last)) break;
      if (n > 3 && starts[n - 3] - starts[n - 4] < last) {
        merge(list, spare, starts[n - 4], starts[n - 3], starts[n - 2], compare);
        starts[n - 3] = starts[n - 2];
        starts[n - 2] = starts[n - 1];
      } else {
        merge(list, spare, starts[n - 3], starts[n - 2], starts[n - 1], compare);
        starts[n - 2] = starts[n - 1];
      }
      starts.length = n - 1;
    }
  }
  while (starts.length > 2) {
    const n = starts.length;
    merge(list, spare, starts[n - 3], starts[n - 2], starts[n - 1], compare);
    starts[n - 2] = starts[n - 1];
    starts.length = n - 1;
  }
  return list;
}

/** End of the run that begins at `from`, made ascending and at least MIN_RUN long. */
function nextRun(list: any[], from: number, length: number, compare: unknown): number {
  let end = from + 1;
  if (end === length) return end;
  if (+$call(compare, undefined, list[end], list[from]) < 0) {
    // Strictly descending, so that turning it round keeps equal elements in order.
    end++;
    while (end < length && +$call(compare, undefined, list[end], list[end - 1]) < 0) end++;
    for (let low = from, high = end - 1; low < high; low++, high--) {
      const v = list[low];
      list[low] = list[high];
      list[high] = v;
    }
  } else {
    end++;
    while (end < length && !(+$call(compare, undefined, list[end], list[end - 1]) < 0)) end++;
  }
  const wanted = from + MIN_RUN < length ? from + MIN_RUN : length;
  for (; end < wanted; end++) {
    const v = list[end];
    let low = from;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (+$call(compare, undefined, v, list[middle]) < 0) high = middle;
      else low = middle + 1;
    }
    for (let i = end; i > low; i--) list[i] = list[i - 1];
    list[low] = v;
  }
  return end;
}

/** Merges [from, middle) and [middle, to); the shorter of them is copied aside. */
function merge(list: any[], spare: any[], from: number, middle: number, to: number, compare: unknown): void {
  // What is in place already needs no merging: one comparison each way tells for sorted input.
  if (!(+$call(compare, undefined, list[middle], list[middle - 1]) < 0)) return;
  if (middle - from <= to - middle) {
    const count = middle - from;
    for (let i = 0; i < count; i++) spare[i] = list[from + i];
    let left = 0;
    let right = middle;
    let at = from;
    while (left < count && right < to) {
      if (+$call(compare, undefined, list[right], spare[left]) < 0) list[at++] = list[right++];
      else list[at++] = spare[left++];
    }
    while (left < count) list[at++] = spare[left++];
    return;
  }
  const count = to - middle;
  for (let i = 0; i < count; i++) spare[i] = list[middle + i];
  let left = middle - 1;
  let right = count - 1;
  let at = to - 1;
  while (left >= from && right >= 0) {
    if (+$call(compare, undefined, spare[right], list[left]) < 0) list[at--] = list[left--];
    else list[at--] = spare[right--];
  }
  while (right >= 0) list[at--] = spare[right--];
}
