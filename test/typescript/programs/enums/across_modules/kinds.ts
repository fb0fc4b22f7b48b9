console.log('kinds is evaluated');
export const enum Kind { A = 'a', B = 'b', Count = 2 }
export enum Plain { One = 1, Two = 1 << Kind.Count, Three = 'three' }
export namespace Inner { export const enum Deep { D = 40 } }
const enum Hidden { H = 9 }
export { Hidden as Renamed };
export default Plain;
export const base = 100;
