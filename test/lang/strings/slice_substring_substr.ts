const s = 'abcdef';
console.log(s.slice(1, 3), s.slice(-2), s.slice(2, -1), s.slice(4, 1) === '', s.substring(4, 1), s.substring(-5, 2), s.substring(3), s.substr(1, 2), s.substr(-3, 2), s.slice(NaN), s.substring(NaN, Infinity)); // expect: bc ef cde true bcd ab def bc de abcdef abcdef
