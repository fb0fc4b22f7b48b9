console.log('types must not be evaluated');
export interface T { t: number }
export class Value {}
