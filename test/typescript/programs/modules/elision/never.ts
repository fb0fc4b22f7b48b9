console.log('never is not evaluated');
export const n = 1;
