// limit: deadline|memory|range
Array.prototype.join.call({ length: 4294967295 }, '');
