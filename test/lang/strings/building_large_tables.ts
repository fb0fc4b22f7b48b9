const rows = [['name', 'qty'], ['apple', 3], ['kiwi', 12]];
for (const [a, b] of rows) console.log(String(a).padEnd(8) + '|' + String(b).padStart(5));
// expect: name    |  qty
// expect: apple   |    3
// expect: kiwi    |   12
