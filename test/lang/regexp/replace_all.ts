console.log('a.b.c'.replaceAll(/\./g, '-'), 'aa'.replaceAll('a', '$&$&')); // expect: a-b-c aaaa
try { 'a'.replaceAll(/a/, 'b'); } catch (e) { console.log(String(e)); } // expect: TypeError: String.prototype.replaceAll called with a non-global RegExp argument
