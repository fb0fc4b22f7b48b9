import {
  applyPatches,
  createDraft,
  current,
  enableMapSet,
  enablePatches,
  finishDraft,
  freeze,
  isDraft,
  nothing,
  original,
  produce,
  produceWithPatches,
} from 'immer';

enablePatches();
enableMapSet();
const base = {
  todos: [
    { title: 'a', done: false },
    { title: 'b', done: true },
  ],
  map: new Map([['k', { n: 1 }]]),
  set: new Set([1, 2]),
  nested: { deep: { x: 1 } },
};
const next = produce(base, (draft) => {
  draft.todos[0].done = true;
  draft.todos.push({ title: 'c', done: false });
  draft.map.get('k')!.n++;
  draft.set.add(3);
  delete (draft.nested.deep as any).x;
  draft.todos.sort((p, q) => (p.title < q.title ? 1 : -1));
});
console.log(base, next, base.nested === next.nested, base.todos[1] === next.todos.find((t) => t.title === 'b'));
try {
  (next as any).todos = [];
} catch (error: any) {
  console.log(error.name, error.message);
}
const [after, patches, inverse] = produceWithPatches(base, (draft) => {
  draft.todos.splice(0, 1);
  draft.nested.deep.x = 5;
  draft.map.set('z', { n: 9 });
});
console.log(patches, inverse, applyPatches(after, inverse), applyPatches(base, patches));
const draft = createDraft(base);
draft.nested.deep.x = 42;
console.log(
  isDraft(draft),
  isDraft(draft.nested),
  original(draft) === base,
  current(draft).nested,
  finishDraft(draft).nested,
);
const curried = produce((d: { n: number }, by: number) => {
  d.n += by;
});
console.log(
  curried({ n: 1 }, 4),
  produce({ a: 1 } as any, () => nothing),
  produce([1, 2, 3], (d) => {
    d.length = 1;
  }),
  Object.isFrozen(freeze({ a: { b: 1 } }, true).a),
);
class Point {
  x = 1;
  y = 2;
}
console.log(
  produce({ p: new Point() }, (d) => {
    d.p.x = 3;
  }),
);
