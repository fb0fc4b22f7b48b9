import Anonymous, { A, E } from './a.ts';
import standard, { B, later } from './b.ts';
console.log(A.make().who(), A.make().e, Anonymous.prototype.who(), Anonymous.name, standard(1), standard.name, E[later() as E], new B() instanceof B);
interface Options { x: number }
export default function main(o: Options) { return o.x; }
console.log(main({ x: 1 }), main.name);
