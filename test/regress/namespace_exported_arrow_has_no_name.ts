// TypeScript assigns to a property of the namespace, and such an assignment names no function.
namespace N {
  export const f = () => 1;
  export let g = function () {};
  const own = () => 2;
  console.log(JSON.stringify([f.name, g.name, own.name])); // expect: ["","","own"]
}
console.log(N.f()); // expect: 1
