// Formats that other programs and other times wrote. What has no zone is compared with the local time that it should be.
const zoned = [
  'Tue Mar 01 2022 10:00:00 GMT+0100', 'Tue Mar 01 2022 10:00:00 GMT+0000 (Coordinated Universal Time)', 'Tue, 01 Mar 2022 10:00:00 GMT',
  'Tue, 1 Mar 2022 10:00:00 +0100', 'Tue, 1 Mar 2022 10:00:00 EST', '1 Mar 2022 10:00 PDT', 'Mar 1, 2022 10:00 UTC', 'Mar 1 2022 10:00 Z', '2022/03/01 10:00 UTC',
  '3/1/2022 10:00 GMT', '3/1/22 UTC', '3/1/49 UTC', '3/1/50 UTC', 'March 1st 2022 UTC', '1-Mar-2022 UTC', '01 March 2022 00:00 UT', '12:30 Mar 1 2022 UTC',
  'Mar 1 2022 1:05 PM UTC', 'Mar 1 2022 12:05 AM UTC', 'Mar 1 2022 12:05 PM UTC', 'Mar 1 2022 13:05 PM UTC', 'Mar 1 2022 0:05pm UTC', 'Mar 1 2022 10:00:30.25 UTC',
  '2022-3-1 UTC', '2022/3/1 GMT+2', '2022/3/1 GMT-02:30', '2022/3/1 10:00 +5', '2022/3/1 10:00 +12345', '2022 Mar 1 UTC', 'Mar 2022 UTC', '3/1 UTC',
  '(comment) Mar (a (nested) one) 1 2022 UTC', 'nonsense Mar 1 2022 UTC', 'Mar 1 2022 nonsense UTC', 'Mar 32 2022 UTC', '13/1/2022 UTC', 'Mar 1 2022 24:00 UTC',
  'Mar 1 2022 24:01 UTC', 'Mar 1 2022 10:60 UTC', 'Mar 1 2022 10:00:00:00 UTC', 'Mar 1 2022 10 UTC', 'Feb 30 2022 UTC', 'Sept 3 2022 UTC', 'Mar1 2022 UTC', 'Mar 1 2022 +01', 'Mar-1-2022 UTC',
  '2022-03-01T10:00:00.000+00:00 (x', 'Thu, 01 Jan 1970 00:00:00 GMT+0200', '1/1/1970 GMT', '2022-03-01 10:00:00.123 +0000', '2022-03-01 10:00Z', 'mar 1 2022 gmt',
];
for (const text of zoned) {
  const t = Date.parse(text);
  console.log(JSON.stringify(text), t === t ? new Date(t).toISOString() : 'invalid');
}
const when = new Date(2022, 2, 1, 10, 0, 0).getTime();
for (const text of ['Tue Mar 01 2022 10:00:00', 'Mar 1, 2022 10:00', '2022/03/01 10:00', '3/1/2022, 10:00:00 AM', '3/1/2022 10:00', 'Mar 1 2022 10:00:00.000', '2022-03-01 10:00', '2022-3-1 10:00', '2022-03-01T10:00', '2022-03-01T10:00:00.000', '10:00 1 March 2022', 'Tuesday, March 1, 2022 10:00 AM', '2022.03.01 10:00', '2022 03 01 10:00', '20220301 10:00', 'Mar 1 2022 10::', 'Mar 1 2022 10:00 PM']) {
  console.log(text, Date.parse(text) === when);
}
console.log(Date.parse('Mar 1, 2022') === new Date(2022, 2, 1).getTime(), Date.parse('3/1') === new Date(2001, 2, 1).getTime(), Date.parse('Mar') !== Date.parse('Mar'));
console.log(Date.parse(undefined as any), Date.parse({ toString: () => '1970-01-01' } as any), Date.parse('\u0661/1/2022'), Date.parse('1970-01-01\u00a0'));
// expect: "Tue Mar 01 2022 10:00:00 GMT+0100" 2022-03-01T09:00:00.000Z
// expect: "Tue Mar 01 2022 10:00:00 GMT+0000 (Coordinated Universal Time)" 2022-03-01T10:00:00.000Z
// expect: "Tue, 01 Mar 2022 10:00:00 GMT" 2022-03-01T10:00:00.000Z
// expect: "Tue, 1 Mar 2022 10:00:00 +0100" 2022-03-01T09:00:00.000Z
// expect: "Tue, 1 Mar 2022 10:00:00 EST" 2022-03-01T15:00:00.000Z
// expect: "1 Mar 2022 10:00 PDT" 2022-03-01T17:00:00.000Z
// expect: "Mar 1, 2022 10:00 UTC" 2022-03-01T10:00:00.000Z
// expect: "Mar 1 2022 10:00 Z" 2022-03-01T10:00:00.000Z
// expect: "2022/03/01 10:00 UTC" 2022-03-01T10:00:00.000Z
// expect: "3/1/2022 10:00 GMT" 2022-03-01T10:00:00.000Z
// expect: "3/1/22 UTC" 2022-03-01T00:00:00.000Z
// expect: "3/1/49 UTC" 2049-03-01T00:00:00.000Z
// expect: "3/1/50 UTC" 1950-03-01T00:00:00.000Z
// expect: "March 1st 2022 UTC" invalid
// expect: "1-Mar-2022 UTC" 2022-03-01T00:00:00.000Z
// expect: "01 March 2022 00:00 UT" 2022-03-01T00:00:00.000Z
// expect: "12:30 Mar 1 2022 UTC" 2022-03-01T12:30:00.000Z
// expect: "Mar 1 2022 1:05 PM UTC" 2022-03-01T13:05:00.000Z
// expect: "Mar 1 2022 12:05 AM UTC" 2022-03-01T00:05:00.000Z
// expect: "Mar 1 2022 12:05 PM UTC" 2022-03-01T12:05:00.000Z
// expect: "Mar 1 2022 13:05 PM UTC" invalid
// expect: "Mar 1 2022 0:05pm UTC" invalid
// expect: "Mar 1 2022 10:00:30.25 UTC" 2022-03-01T10:00:30.250Z
// expect: "2022-3-1 UTC" 2022-03-01T00:00:00.000Z
// expect: "2022/3/1 GMT+2" 2022-02-28T22:00:00.000Z
// expect: "2022/3/1 GMT-02:30" 2022-03-01T02:30:00.000Z
// expect: "2022/3/1 10:00 +5" 2022-03-01T05:00:00.000Z
// expect: "2022/3/1 10:00 +12345" invalid
// expect: "2022 Mar 1 UTC" 2022-03-01T00:00:00.000Z
// expect: "Mar 2022 UTC" 2022-03-01T00:00:00.000Z
// expect: "3/1 UTC" 2001-03-01T00:00:00.000Z
// expect: "(comment) Mar (a (nested) one) 1 2022 UTC" 2022-03-01T00:00:00.000Z
// expect: "nonsense Mar 1 2022 UTC" 2022-03-01T00:00:00.000Z
// expect: "Mar 1 2022 nonsense UTC" invalid
// expect: "Mar 32 2022 UTC" invalid
// expect: "13/1/2022 UTC" invalid
// expect: "Mar 1 2022 24:00 UTC" 2022-03-02T00:00:00.000Z
// expect: "Mar 1 2022 24:01 UTC" invalid
// expect: "Mar 1 2022 10:60 UTC" 2022-03-01T10:00:00.000Z
// expect: "Mar 1 2022 10:00:00:00 UTC" 2022-03-01T10:00:00.000Z
// expect: "Mar 1 2022 10 UTC" 2022-03-01T00:00:00.000Z
// expect: "Feb 30 2022 UTC" 2022-03-02T00:00:00.000Z
// expect: "Sept 3 2022 UTC" 2022-09-03T00:00:00.000Z
// expect: "Mar1 2022 UTC" 2022-03-01T00:00:00.000Z
// expect: "Mar 1 2022 +01" invalid
// expect: "Mar-1-2022 UTC" 2022-03-01T00:00:00.000Z
// expect: "2022-03-01T10:00:00.000+00:00 (x" invalid
// expect: "Thu, 01 Jan 1970 00:00:00 GMT+0200" 1969-12-31T22:00:00.000Z
// expect: "1/1/1970 GMT" 1970-01-01T00:00:00.000Z
// expect: "2022-03-01 10:00:00.123 +0000" 2022-03-01T10:00:00.123Z
// expect: "2022-03-01 10:00Z" 2022-03-01T10:00:00.000Z
// expect: "mar 1 2022 gmt" 2022-03-01T00:00:00.000Z
// expect: Tue Mar 01 2022 10:00:00 true
// expect: Mar 1, 2022 10:00 true
// expect: 2022/03/01 10:00 true
// expect: 3/1/2022, 10:00:00 AM true
// expect: 3/1/2022 10:00 true
// expect: Mar 1 2022 10:00:00.000 true
// expect: 2022-03-01 10:00 true
// expect: 2022-3-1 10:00 true
// expect: 2022-03-01T10:00 true
// expect: 2022-03-01T10:00:00.000 true
// expect: 10:00 1 March 2022 true
// expect: Tuesday, March 1, 2022 10:00 AM true
// expect: 2022.03.01 10:00 true
// expect: 2022 03 01 10:00 true
// expect: 20220301 10:00 false
// expect: Mar 1 2022 10:: true
// expect: Mar 1 2022 10:00 PM false
// expect: true true true
// expect: NaN 0 NaN 0
