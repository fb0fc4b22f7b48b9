import * as Diff from 'diff';
import Fuse from 'fuse.js';

const before = 'alpha\nbeta\ngamma\ndelta\nepsilon\n';
const after = 'alpha\nBETA\ngamma\nepsilon\nzeta\n';
console.log(
  Diff.createPatch('f.txt', before, after, 'old', 'new'),
  Diff.applyPatch(before, Diff.createPatch('f', before, after)) === after,
);
console.log(
  Diff.diffWords('The quick brown fox', 'The slow brown dog').map((p) => [p.added, p.removed, p.value]),
  Diff.diffChars('kitten', 'sitting').length,
  Diff.diffJson({ a: 1, b: [1] }, { a: 2, b: [1] }).map((p) => p.value),
  Diff.diffArrays([1, 2, 3], [1, 3, 4]),
);
const books = [
  { title: "Old Man's War", author: { name: 'John Scalzi' } },
  { title: 'The Lock Artist', author: { name: 'Steve Hamilton' } },
  { title: 'HTML5', author: { name: 'Remy Sharp' } },
  { title: 'Right Ho Jeeves', author: { name: 'P.D Woodhouse' } },
];
const fuse = new Fuse(books, {
  keys: ['title', { name: 'author.name', weight: 2 }],
  includeScore: true,
  includeMatches: true,
  threshold: 0.4,
});
for (const q of ['wood', 'jon', 'lock', 'zzz'])
  console.log(
    q,
    fuse.search(q).map((r) => [r.item.title, r.score!.toFixed(6), r.matches!.map((m) => [m.key, m.indices])]),
  );
