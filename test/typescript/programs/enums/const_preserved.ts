// @preserveConstEnums
const enum Kept { A = 1, B, C = 'c' }
console.log(Kept.A, Kept.B, Kept.C);
// @ts-expect-error: a const enum has no object, unless it is preserved
const object: any = Kept;
console.log(JSON.stringify(object), object[2]);
export const enum Exported { X = 7 }
// @ts-expect-error: as above
console.log(Object.keys(Exported).join(), Exported.X);
