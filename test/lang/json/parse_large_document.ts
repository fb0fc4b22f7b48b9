const text = '[' + Array.from({ length: 2000 }, (_, i) => `{"id":${i},"name":"item ${i}","tags":["a","b"],"price":${i / 4}}`).join(',') + ']';
const rows = JSON.parse(text);
console.log(rows.length, rows[1999].name, rows.reduce((s: number, r: any) => s + r.price, 0), JSON.stringify(rows) === text); // expect: 2000 item 1999 499750 true
