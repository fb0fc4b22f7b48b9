export * from './one.ts';
export * from './two.ts';
export const own = 'own';
