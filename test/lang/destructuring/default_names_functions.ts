const { f = () => {}, g = class {} } = {} as any;
const [h = function () {}] = [] as any[];
console.log(f.name, g.name, h.name); // expect: f g h
