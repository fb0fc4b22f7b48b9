import { Color, config } from './lib.ts';
console.log(Color.Green, Color[0], config.level, config.raise(), config.level);
// expect: 1 Red 1 2 2
