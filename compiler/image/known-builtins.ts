// How a program writes each of the built-ins that have a number: a global, a property of one, or a method of a prototype. The type makes a
// missing row an error; rows are in the order of the numbers.

import type { KnownBuiltin } from '../../vm-assembly/abi/known-builtins.ts';

const PATHS: Record<Exclude<keyof typeof KnownBuiltin, 'None' | 'Count'>, string> = {
  MathAbs: 'Math.abs',
  MathAcos: 'Math.acos',
  MathAsin: 'Math.asin',
  MathAtan: 'Math.atan',
  MathAtan2: 'Math.atan2',
  MathCbrt: 'Math.cbrt',
  MathCeil: 'Math.ceil',
  MathClz32: 'Math.clz32',
  MathCos: 'Math.cos',
  MathExp: 'Math.exp',
  MathFloor: 'Math.floor',
  MathFround: 'Math.fround',
  MathHypot: 'Math.hypot',
  MathImul: 'Math.imul',
  MathLog: 'Math.log',
  MathLog10: 'Math.log10',
  MathLog2: 'Math.log2',
  MathMax: 'Math.max',
  MathMin: 'Math.min',
  MathPow: 'Math.pow',
  MathRandom: 'Math.random',
  MathRound: 'Math.round',
  MathSign: 'Math.sign',
  MathSin: 'Math.sin',
  MathSqrt: 'Math.sqrt',
  MathTan: 'Math.tan',
  MathTrunc: 'Math.trunc',
  MathPI: 'Math.PI',
  MathE: 'Math.E',
  MathSQRT2: 'Math.SQRT2',
  MathLN2: 'Math.LN2',
  MathLN10: 'Math.LN10',
  NumberIsInteger: 'Number.isInteger',
  NumberIsSafeInteger: 'Number.isSafeInteger',
  NumberIsFinite: 'Number.isFinite',
  NumberIsNaN: 'Number.isNaN',
  NumberParseFloat: 'Number.parseFloat',
  NumberParseInt: 'Number.parseInt',
  NumberMaxSafeInteger: 'Number.MAX_SAFE_INTEGER',
  NumberMinSafeInteger: 'Number.MIN_SAFE_INTEGER',
  NumberMaxValue: 'Number.MAX_VALUE',
  NumberEpsilon: 'Number.EPSILON',
  NumberPositiveInfinity: 'Number.POSITIVE_INFINITY',
  NumberNegativeInfinity: 'Number.NEGATIVE_INFINITY',
  NumberNaN: 'Number.NaN',
  ArrayIsArray: 'Array.isArray',
  ArrayOf: 'Array.of',
  ArrayFrom: 'Array.from',
  ObjectKeys: 'Object.keys',
  ObjectValues: 'Object.values',
  ObjectEntries: 'Object.entries',
  ObjectAssign: 'Object.assign',
  ObjectCreate: 'Object.create',
  ObjectFreeze: 'Object.freeze',
  ObjectIs: 'Object.is',
  ObjectHasOwn: 'Object.hasOwn',
  ObjectGetPrototypeOf: 'Object.getPrototypeOf',
  ObjectDefineProperty: 'Object.defineProperty',
  ObjectFromEntries: 'Object.fromEntries',
  StringFromCharCode: 'String.fromCharCode',
  StringFromCodePoint: 'String.fromCodePoint',
  JsonParse: 'JSON.parse',
  JsonStringify: 'JSON.stringify',
  SymbolFor: 'Symbol.for',
  SymbolIterator: 'Symbol.iterator',
  GlobalArray: 'Array',
  GlobalBoolean: 'Boolean',
  GlobalMap: 'Map',
  GlobalNumber: 'Number',
  GlobalObject: 'Object',
  GlobalSet: 'Set',
  GlobalString: 'String',
  GlobalSymbol: 'Symbol',
  GlobalIsFinite: 'isFinite',
  GlobalIsNaN: 'isNaN',
  GlobalParseFloat: 'parseFloat',
  GlobalParseInt: 'parseInt',
  StringPrototypeCharAt: 'String.prototype.charAt',
  StringPrototypeCharCodeAt: 'String.prototype.charCodeAt',
  StringPrototypeCodePointAt: 'String.prototype.codePointAt',
  StringPrototypeStartsWith: 'String.prototype.startsWith',
  StringPrototypeEndsWith: 'String.prototype.endsWith',
  StringPrototypeSubstring: 'String.prototype.substring',
  StringPrototypeTrim: 'String.prototype.trim',
  StringPrototypePadStart: 'String.prototype.padStart',
  StringPrototypePadEnd: 'String.prototype.padEnd',
  StringPrototypeToUpperCase: 'String.prototype.toUpperCase',
  StringPrototypeToLowerCase: 'String.prototype.toLowerCase',
  ArrayPrototypePush: 'Array.prototype.push',
  ArrayPrototypePop: 'Array.prototype.pop',
  ArrayPrototypeShift: 'Array.prototype.shift',
  ArrayPrototypeUnshift: 'Array.prototype.unshift',
  ArrayPrototypeJoin: 'Array.prototype.join',
  ArrayPrototypeFill: 'Array.prototype.fill',
  ArrayPrototypeReverse: 'Array.prototype.reverse',
  ArrayPrototypeSplice: 'Array.prototype.splice',
  MapPrototypeGet: 'Map.prototype.get',
  MapPrototypeSet: 'Map.prototype.set',
  SetPrototypeAdd: 'Set.prototype.add',
  ObjectPrototypeHasOwnProperty: 'Object.prototype.hasOwnProperty',
};

/** The path of each number; '' for None. */
export const KNOWN_PATHS: readonly string[] = ['', ...Object.values(PATHS)];

/** Names in the enumeration, in the order of their numbers. */
export const KNOWN_NAMES: readonly string[] = ['None', ...Object.keys(PATHS)];

const METHOD = /^\w+\.prototype\.(\w+)$/;

/** What sites are looked up in. */
export class KnownBuiltins {
  /** Functions of the global object. */
  readonly globals = new Map<string, number>();
  /** Objects of the global object, by name: their properties. */
  readonly members = new Map<string, Map<string, number>>();
  /** Methods that only one kind of receiver has. */
  readonly methods = new Map<string, number>();

  constructor() {
    for (let i = 1; i < KNOWN_PATHS.length; i++) {
      const path = KNOWN_PATHS[i];
      const method = METHOD.exec(path);
      const dot = path.indexOf('.');
      if (method !== null) this.methods.set(method[1], i);
      else if (dot === -1) this.globals.set(path, i);
      else this.addMember(path.slice(0, dot), path.slice(dot + 1), i);
    }
  }

  private addMember(object: string, name: string, builtin: number): void {
    const members = this.members.get(object) ?? new Map<string, number>();
    members.set(name, builtin);
    this.members.set(object, members);
  }
}
