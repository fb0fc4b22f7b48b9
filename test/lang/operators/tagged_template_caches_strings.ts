function id(strings: TemplateStringsArray) { return strings; }
const f = () => id`x${1}y`;
console.log(f() === f(), (id`a` as any) === id`a`, Object.isFrozen(f()), Object.isFrozen(f().raw)); // expect: true false true true
