// limit: deadline
const r: any = /a/g;
r.exec = () => ({ 0: 'a', index: 0, length: 1 });
'a'.replace(r, 'b');
