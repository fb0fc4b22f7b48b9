console.log('colors is evaluated');
export enum Color { Red = 1, Blue }
export const enum Shade { Dark = 10, Light = 20 }
