function greet(name: string): string { return greet.prefix + name; }
namespace greet { export let prefix = 'hello '; export const loud = (n: string) => greet(n).toUpperCase(); }
export = greet;
