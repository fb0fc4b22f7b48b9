namespace N { export let count = 1; export function up() { return ++count; } }
namespace N { export const before = count; export function read() { return count; } }
console.log(N.before, N.up(), N.read(), N.count); // expect: 1 2 2 2
N.count = 50;
console.log(N.up(), N.read()); // expect: 51 51
