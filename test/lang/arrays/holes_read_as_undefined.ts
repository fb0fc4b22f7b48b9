const a: any[] = [1, , 3];
console.log(a[1], 1 in a, a.length, Object.keys(a).join(), a.join('-'), JSON.stringify(a)); // expect: undefined false 3 0,2 1--3 [1,null,3]
(Array.prototype as any)[1] = 'proto';
console.log(a[1], 1 in a); // expect: proto true
delete (Array.prototype as any)[1];
console.log(a[1]); // expect: undefined
