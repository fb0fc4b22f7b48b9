console.log('empty is not evaluated');
export interface Kind { k: 1 }
export interface Hidden { h: 1 }
