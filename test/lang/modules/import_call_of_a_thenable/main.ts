// A namespace with an export `then` is resolved like any thenable.
const value = await (import('./thenable.ts') as unknown as Promise<string>);
console.log(value);
// expect: from then
export {};
