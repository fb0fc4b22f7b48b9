const o = JSON.parse('{"a":{"b":[1,2,{"c":null}]}}');
o.a.b.push('x'); o.a.b[2].c = o.a.b.length; delete o.a.b[0]; o.z = 1;
console.log(JSON.stringify(o)); // expect: {"a":{"b":[null,2,{"c":4},"x"]},"z":1}
