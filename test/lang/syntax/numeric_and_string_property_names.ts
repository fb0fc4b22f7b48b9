const o = { 1: 'a', 'b c': 'd', 0x10: 'hex', 1.5: 'frac', [`t${1}`]: 'tpl', if: 'kw', class: 'cls', get: 'g', set: 's', static: 'st', async: 'as', null: 'n', true: 't' };
console.log(o[1], o['b c'], o[16], o[1.5], o.t1, o.if, o.class, o.get, o.set, o.static, o.async, o.null, o.true); // expect: a d hex frac tpl kw cls g s st as n t
