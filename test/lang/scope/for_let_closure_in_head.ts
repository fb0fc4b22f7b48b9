let getFirst: any;
const rest: any[] = [];
for (let i = 0, get = () => i; i < 3; i++) {
  getFirst ??= get;
  rest.push(get());
}
console.log(getFirst(), rest.join()); // expect: 0 0,0,0
