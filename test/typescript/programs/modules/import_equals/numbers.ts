console.log('numbers is evaluated');
export let count = 1;
export function up() { count++; }
export const enum Size { S = 1, M = 2 }
export enum Color { Red, Green }
export namespace Inner { export const deep = { value: 'deep' }; export interface Shape { x: number } export class K { k = 'K'; } }
export default class Standard { s = 'standard'; }
export interface OnlyType { t: number }
