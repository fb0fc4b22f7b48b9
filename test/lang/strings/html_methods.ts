const s: any = 'a<b';
console.log(s.anchor('x"y'), s.big(), s.blink(), s.bold(), s.fixed()); // expect: <a name="x&quot;y">a<b</a> <big>a<b</big> <blink>a<b</blink> <b>a<b</b> <tt>a<b</tt>
console.log(s.fontcolor('red'), s.fontsize(7), s.italics(), s.link(undefined), s.small()); // expect: <font color="red">a<b</font> <font size="7">a<b</font> <i>a<b</i> <a href="undefined">a<b</a> <small>a<b</small>
console.log(s.strike(), s.sub(), s.sup(), s.anchor.length, s.bold.name); // expect: <strike>a<b</strike> <sub>a<b</sub> <sup>a<b</sup> 1 bold
try { (String.prototype as any).bold.call(null); } catch (e) { console.log((e as Error).constructor.name); } // expect: TypeError
