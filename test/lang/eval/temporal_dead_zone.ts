function f() {
  try { eval('late'); } catch (e: any) { return e.name; } finally { }
  let late = 1;
}
console.log(f()); // expect: ReferenceError
const read = () => eval('top_');
try { read(); } catch (e: any) { console.log(e.name); } // expect: ReferenceError
let top_ = 'now';
console.log(read()); // expect: now
try { eval('fixed = 2'); } catch (e: any) { console.log(e.name); } // expect: ReferenceError
const fixed = 1;
try { eval('fixed = 2'); } catch (e: any) { console.log(e.name); } // expect: TypeError
