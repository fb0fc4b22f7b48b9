console.log('reexported is evaluated');
export const value = 'reexported value';
export interface Kind { k: 1 }
