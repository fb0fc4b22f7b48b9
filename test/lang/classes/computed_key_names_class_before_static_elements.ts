const k = 'key';
const s = Symbol('sym');
const o: any = { [k]: class { static n = this.name; }, [s]: class { static { console.log(this.name); } }, [1 + 1]: class { static n = this.name; } }; // expect: [sym]
console.log(o.key.n, o[2].n, o.key.name, o[s].name); // expect: key 2 key [sym]
class Holder {
  static [k + '1'] = class { static n = this.name; };
  [k + '2'] = class { static n = this.name; };
  [k + '3'] = () => 1;
}
const h: any = new Holder();
console.log((Holder as any).key1.n, h.key2.n, h.key3.name); // expect: key1 key2 key3
const functions: any = { [k + 'f']: function () {}, [k + 'a']: () => 1 };
console.log(functions.keyf.name, functions.keya.name); // expect: keyf keya
const named: any = { [k]: class Inner { static n = this.name; }, [k + 'c']: (class { static n = this.name; } as any) };
console.log(named.key.n, named.keyc.n); // expect: Inner keyc
