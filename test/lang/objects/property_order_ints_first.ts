const o: any = { b: 1, 10: 1, a: 1, 2: 1, [Symbol('s')]: 1, '03': 1, '-1': 1, 1.5: 1 };
o[1] = 1;
o.c = 1;
console.log(Object.keys(o).join()); // expect: 1,2,10,b,a,03,-1,1.5,c
console.log(JSON.stringify(o)); // expect: {"1":1,"2":1,"10":1,"b":1,"a":1,"03":1,"-1":1,"1.5":1,"c":1}
