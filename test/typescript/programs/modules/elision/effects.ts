console.log('effects is evaluated');
export interface T { t: 1 }
export const value = 1;
