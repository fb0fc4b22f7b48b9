var mine = 'lib';
export const read = () => mine;
