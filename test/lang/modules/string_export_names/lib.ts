const v = 1, w = 2;
export { v as 'a name', w as "x-y" };
