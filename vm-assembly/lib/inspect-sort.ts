// Entries in order.

/** Sorts the texts from number `from` on: by their characters, or as a function of the guest says. */
export function sortEntries(entries: string[], from: number, order: any): void {
  const texts: string[] = [];
  for (let i = from; i < entries.length; i++) $append(texts, entries[i]);
  if (order === true) $sortPrimitives(texts);
  else sortBy(texts, order);
  for (let i = 0; i < texts.length; i++) entries[from + i] = texts[i];
}

/** Insertion: there are few of them, and equal ones stay in their order. */
function sortBy(texts: string[], order: any): void {
  for (let i = 1; i < texts.length; i++) {
    const text = texts[i];
    let at = i;
    while (at > 0 && +$call(order, undefined, texts[at - 1], text) > 0) {
      texts[at] = texts[at - 1];
      at--;
    }
    texts[at] = text;
  }
}
