console.log('local must not be evaluated');
export interface Standard { s: string }
