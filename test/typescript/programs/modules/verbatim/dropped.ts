console.log('dropped must not be evaluated');
export interface T { t: 1 }
