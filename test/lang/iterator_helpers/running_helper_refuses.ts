// node >= 22
let helper: any;
helper = [1, 2].values().map(() => helper.next());
try { helper.next(); } catch (e: any) { console.log(e.name, e.message); } // expect: TypeError Generator is already running
console.log(helper.next()); // expect: { value: undefined, done: true }
try { Object.getPrototypeOf(helper).next.call({}); } catch (e: any) { console.log(e.name); } // expect: TypeError
