const o: any = Object.create(null);
o.toString = 5; o.x = 1;
console.log(Object.keys(o).join(), Object.getPrototypeOf(o), 'hasOwnProperty' in o); // expect: toString,x null false
