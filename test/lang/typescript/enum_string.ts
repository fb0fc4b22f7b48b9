enum S { Up = 'UP', Down = 'DOWN', Mixed = 1, After }
console.log(S.Up, S['Down'], (S as any).UP, S.Mixed, S[2], JSON.stringify(S)); // expect: UP DOWN undefined 1 After {"1":"Mixed","2":"After","Up":"UP","Down":"DOWN","Mixed":1,"After":2}
