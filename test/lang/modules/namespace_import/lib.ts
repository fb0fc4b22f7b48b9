export const z = 26;
export const a = 1;
export default 'default';
