const a: any = {}, b: any = Object.create(a);
try { Object.setPrototypeOf(a, b); } catch (e: any) { console.log(e.name); } // expect: TypeError
try { a.__proto__ = b; } catch (e: any) { console.log(e.name); } // expect: TypeError
try { Object.setPrototypeOf(Object.preventExtensions({}), {}); } catch (e: any) { console.log(e.name); } // expect: TypeError
try { Object.setPrototypeOf({}, 5 as any); } catch (e: any) { console.log(e.name); } // expect: TypeError
