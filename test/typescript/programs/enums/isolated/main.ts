// @isolatedModules
import { Color, Shade } from './colors.ts';
enum Mine { A = 1, B = A << 2, C = 'c' + A, D = `${C}d`, E = Color.Blue }
console.log(JSON.stringify(Mine), Mine[4]);
console.log(Shade.Dark + Shade.Light, Color[Color.Red]);
const enum Here { X = 'x' }
console.log(Here.X);
