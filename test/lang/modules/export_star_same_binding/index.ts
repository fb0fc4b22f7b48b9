export * from './left.ts';
export * from './right.ts';
