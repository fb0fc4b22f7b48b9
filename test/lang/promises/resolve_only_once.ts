const log: string[] = [];
const p = new Promise<number>((resolve, reject) => { resolve(1); resolve(2); reject(new Error('no')); throw new Error('ignored'); });
p.then((v) => console.log(v), (e) => console.log('rejected', e.message)); // expect: 1
let late: (v: unknown) => void = () => {};
const q = new Promise((resolve) => { late = resolve; });
late(new Promise(() => {}));
late('too late');
q.then(() => console.log('never'));
