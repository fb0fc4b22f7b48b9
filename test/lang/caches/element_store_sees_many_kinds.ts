const put = (o: any, k: any, v: any) => { o[k] = v; return o; };
console.log(put([1, 2], 0, 'a').join(), put([1], 3, 'far').length, JSON.stringify(put({}, 'k', 1)), JSON.stringify(put({}, 7, 1)), put([], 'named', 5).length, put([1, 2, 3], 'length', 1).join(), put([], '2', 1).length); // expect: a,2 4 {"k":1} {"7":1} 0 1 3
