export const named = 'n';
export default 'd';
