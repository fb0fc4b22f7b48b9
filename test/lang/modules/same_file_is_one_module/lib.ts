console.log('evaluated');
export const id = {};
