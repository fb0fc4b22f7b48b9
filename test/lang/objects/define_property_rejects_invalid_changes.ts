const o: any = Object.defineProperty({}, 'x', { value: 1 });
const tries: PropertyDescriptor[] = [{ value: 2 }, { enumerable: true }, { configurable: true }, { get: () => 1 }, { writable: true }];
for (const d of tries) { try { Object.defineProperty(o, 'x', d); console.log('ok'); } catch (e: any) { console.log(e.name); } }
Object.defineProperty(o, 'x', { value: 1 });
try { Object.defineProperty({}, 'x', { get: () => 1, value: 1 } as any); } catch (e: any) { console.log(e.name); }
try { Object.defineProperty({}, 'x', { get: 5 } as any); } catch (e: any) { console.log(e.name); }
try { Object.defineProperty(1 as any, 'x', {}); } catch (e: any) { console.log(e.name); }
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
// expect: TypeError
