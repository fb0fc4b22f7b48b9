const größe = 5, 変数 = '値', \u0061bc = 'esc', $ = 1, _ = 2;
console.log(größe, 変数, abc, $ + _); // expect: 5 値 esc 3
