const o = JSON.parse('{"b":1,"2":2,"a":3,"1":4,"b":5}');
console.log(JSON.stringify(o), Object.keys(o).join()); // expect: {"1":4,"2":2,"b":5,"a":3} 1,2,b,a
