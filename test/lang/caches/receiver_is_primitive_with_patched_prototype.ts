(String.prototype as any).shout = function () { return this + '!'; };
const f = (s: any) => s.shout();
const out: string[] = [f('a'), f('b')];
(String.prototype as any).shout = function () { return this + '?'; };
out.push(f('c'));
console.log(out.join()); // expect: a!,b!,c?
