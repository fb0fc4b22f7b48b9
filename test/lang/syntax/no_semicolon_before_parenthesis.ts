const f = (x?: any) => (y: any) => 'called ' + y
const g = f
(1)
console.log(typeof g, g('z')) // expect: function called z
