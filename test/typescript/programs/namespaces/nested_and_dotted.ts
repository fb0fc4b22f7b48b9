namespace A.B.C {
  export const where = 'A.B.C';
  export namespace D { export let count = 0; export const up = () => ++count; }
}
namespace A { export const own = 'A'; export namespace B { export const own = A.own + '.B'; } }
namespace A.B { export const late = C.where + '|' + own; }
console.log(A.B.C.where, A.own, A.B.own, A.B.late, Object.keys(A).join(), Object.keys(A.B).join());
A.B.C.D.up(); A.B.C.D.count += 10;
console.log(A.B.C.D.up(), A.B.C.D.count);
namespace Outer {
  let hidden = 1;
  export let shown = 2;
  export function bump(): string { hidden += 10; shown += 10; return `${hidden} ${shown}`; }
  export namespace Inner {
    export const both = () => hidden + shown;
    export const shown2 = (shown = 5);
  }
}
console.log(Outer.bump(), Outer.Inner.both(), Outer.shown, Outer.Inner.shown2, Outer.bump());
Outer.shown = 100;
console.log(Outer.bump(), Outer.Inner.both());
