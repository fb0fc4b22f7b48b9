import { Dog } from './dog.ts';
import { Animal } from './animal.ts';
const d = new Dog('Rex');
console.log(d.speak(), d instanceof Animal, Animal.count);
// expect: Rex: woof true 1
