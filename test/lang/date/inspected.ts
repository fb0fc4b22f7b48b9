const d = new Date(Date.UTC(2022, 2, 1));
console.log(d); // expect: 2022-03-01T00:00:00.000Z
console.log([d, new Date(NaN)], { d }); // expect: [ 2022-03-01T00:00:00.000Z, Invalid Date ] { d: 2022-03-01T00:00:00.000Z }
console.log(new Date(NaN)); // expect: Invalid Date
class Stamp extends Date {}
console.log(new Stamp(0)); // expect: Stamp 1970-01-01T00:00:00.000Z
console.log(Object.assign(new Date(0), { a: 1 })); // expect: 1970-01-01T00:00:00.000Z { a: 1 }
console.log('%s %o %j', d, d, d); // expect: 2022-03-01T00:00:00.000Z 2022-03-01T00:00:00.000Z "2022-03-01T00:00:00.000Z"
console.log(new Map([[d, d]]), new Set([d])); // expect: Map(1) { 2022-03-01T00:00:00.000Z => 2022-03-01T00:00:00.000Z } Set(1) { 2022-03-01T00:00:00.000Z }
console.log(Object.prototype.toString.call(d), Object.keys(d), d instanceof Date); // expect: [object Date] [] true
console.log(Object.getOwnPropertyNames(Date).join(), Object.getOwnPropertyNames(Date.prototype).sort().join()); // expect: length,name,prototype,now,parse,UTC constructor,getDate,getDay,getFullYear,getHours,getMilliseconds,getMinutes,getMonth,getSeconds,getTime,getTimezoneOffset,getUTCDate,getUTCDay,getUTCFullYear,getUTCHours,getUTCMilliseconds,getUTCMinutes,getUTCMonth,getUTCSeconds,getYear,setDate,setFullYear,setHours,setMilliseconds,setMinutes,setMonth,setSeconds,setTime,setUTCDate,setUTCFullYear,setUTCHours,setUTCMilliseconds,setUTCMinutes,setUTCMonth,setUTCSeconds,setYear,toDateString,toGMTString,toISOString,toJSON,toLocaleDateString,toLocaleString,toLocaleTimeString,toString,toTimeString,toUTCString,valueOf
