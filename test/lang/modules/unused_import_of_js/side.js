console.log('side');
export const unused = 1;
