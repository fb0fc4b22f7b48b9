console.log('kept is evaluated');
export const value = 1;
export interface T { t: 1 }
