console.log('lib first');
export function late() { return 'imported'; }
