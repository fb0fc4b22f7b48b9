console.log('values is evaluated');
export class Value { v = 'value'; }
export interface Both { b: number }
export const Both = 'both';
export type T = string;
export const type = 'type', as = 'as', from = 'from', of = 'of';
export default interface Standard { s: number }
