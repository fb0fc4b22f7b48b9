import { nothing } from './fine.ts';
console.log(nothing);
