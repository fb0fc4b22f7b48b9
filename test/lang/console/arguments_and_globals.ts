(function () { console.log(arguments); } as any)(1, 'a'); // expect: [Arguments] { '0': 1, '1': 'a' }
console.log(Math, JSON); // expect: Object [Math] {} Object [JSON] {}
