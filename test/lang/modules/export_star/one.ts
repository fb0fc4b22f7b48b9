export const one = 1;
export const own = 'hidden by the local export';
export default 'not re-exported';
