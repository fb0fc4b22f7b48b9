console.log(Date.UTC(2022, 2, 1, 10, 20, 30, 40), Date.UTC(2022), Date.UTC(99, 1), Date.UTC(), Date.UTC(2022, NaN), Date.UTC(Infinity));
console.log(Date.UTC(275760, 8, 13), Date.UTC(275760, 8, 13, 0, 0, 0, 1), Date.UTC(-271821, 3, 20), Date.UTC(1e6, 1e7), Date.UTC(300000, -600000));
const d = new Date(Date.UTC(2024, 1, 29, 23, 59, 58, 999));
console.log(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCDay(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), d.getUTCMilliseconds());
for (const t of [-1, -62135596800000, -62167219200000, -62198755200000, -8.64e15, 8.64e15, 951782400000, 4107542400000]) {
  const x = new Date(t);
  console.log(x.getUTCFullYear(), x.getUTCMonth(), x.getUTCDate(), x.getUTCDay(), x.getUTCHours());
}
const bad = new Date(NaN);
console.log(bad.getTime(), bad.getFullYear(), bad.getUTCDay(), bad.getTimezoneOffset(), bad.getYear(), String(bad), bad.toJSON());
// every day of eight centuries is the day after the one before
let previous = new Date(Date.UTC(1599, 11, 31));
let wrong = 0;
for (let day = 1; day < 400; day++) {
  const next = new Date(previous.getTime() + 86400000 * 731);
  const back = Date.UTC(next.getUTCFullYear(), next.getUTCMonth(), next.getUTCDate());
  if (back !== next.getTime() || next.getUTCDay() !== (previous.getUTCDay() + 3) % 7) wrong++;
  previous = next;
}
console.log(wrong, previous.toISOString());
console.log(new Date(2022, 5, 15).getYear(), new Date(2022, 5, 15, 13).getHours(), new Date(2022, 5, 15).getDay());
// expect: 1646130030040 1640995200000 917827200000 NaN NaN NaN
// expect: 8640000000000000 NaN -8640000000000000 NaN 7827070780800000
// expect: 2024 1 29 4 23 59 58 999
// expect: 1969 11 31 3 23
// expect: 1 0 1 1 0
// expect: 0 0 1 6 0
// expect: -1 0 1 5 0
// expect: -271821 3 20 2 0
// expect: 275760 8 13 6 0
// expect: 2000 1 29 2 0
// expect: 2100 2 1 1 0
// expect: NaN NaN NaN NaN NaN Invalid Date null
// expect: 0 2398-07-24T00:00:00.000Z
// expect: 122 13 3
