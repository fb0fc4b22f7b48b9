console.log((function (a: number) { return a * 2; })(21), (() => 'arrow')(), (function () { return typeof this; }).call(1)); // expect: 42 arrow object
!function () { console.log('bang'); }(); // expect: bang
