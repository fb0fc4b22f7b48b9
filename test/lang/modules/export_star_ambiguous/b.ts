export const same = 2;
export const b = 2;
