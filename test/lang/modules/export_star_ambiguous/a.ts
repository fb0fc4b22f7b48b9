export const same = 1;
export const a = 1;
