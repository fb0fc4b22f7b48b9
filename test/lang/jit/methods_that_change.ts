// Compiled calls take a prototype's method for the function that it was, and conditions for what they were.
class Shape {
  size: number;
  constructor(size: number) {
    this.size = size;
  }
  area(): number {
    return this.size;
  }
}
class Square extends Shape {
  area(): number {
    return this.size * this.size;
  }
}
class Ring extends Shape {
  area(): number {
    return 3 * this.size;
  }
}

function total(shapes: Shape[], rounds: number): number {
  let sum = 0;
  for (let n = 0; n < rounds; n++) for (let k = 0; k < shapes.length; k++) sum = (sum + shapes[k].area()) % 1000003;
  return sum;
}

const shapes = [new Shape(2), new Square(3), new Ring(5), new Square(1)];
console.log(total(shapes, 20000)); // expect: 540000
Square.prototype.area = function (this: Shape) {
  return -this.size;
};
console.log(total(shapes, 20000)); // expect: 260000
(Ring.prototype as { area: unknown }).area = undefined;
try {
  console.log(total(shapes, 10));
} catch (error) {
  console.log((error as Error).constructor.name); // expect: TypeError
}
delete (Ring.prototype as { area?: unknown }).area;
console.log(total(shapes, 20000)); // expect: 60000

// A method that is replaced while the loop that calls it runs.
class Counter {
  count = 0;
  step(): void {
    this.count++;
    if (this.count === 15000) {
      Counter.prototype.step = function (this: Counter) {
        this.count += 2;
      };
    }
  }
}
const counter = new Counter();
for (let n = 0; n < 20000; n++) counter.step();
console.log(counter.count); // expect: 25000

// Conditions that join several ways.
class Task {
  held: unknown = false;
  waiting: unknown = false;
  pending: unknown = true;
  isIdle(): unknown {
    return this.held || (!this.pending && this.waiting);
  }
}
function idle(tasks: Task[], rounds: number): string {
  let yes = 0;
  let no = 0;
  for (let n = 0; n < rounds; n++) {
    const task = tasks[n % tasks.length];
    if (task.isIdle()) yes++;
    else no++;
    if (!(task.held && task.pending) || task.waiting === task.held) yes += 10;
  }
  return `${yes} ${no}`;
}
const tasks = [new Task(), new Task(), new Task()];
tasks[0].held = true;
tasks[1].waiting = true;
tasks[2].waiting = true;
tasks[2].pending = false;
console.log(idle(tasks, 30000)); // expect: 220000 10000
tasks[0].held = tasks[1];
tasks[1].held = '';
tasks[2].pending = undefined;
tasks[2].waiting = null;
console.log(idle(tasks, 30000)); // expect: 210000 20000
tasks[0].held = -0;
tasks[1].held = NaN;
tasks[1].pending = null;
tasks[2].waiting = 0.5;
console.log(idle(tasks, 30000)); // expect: 320000 10000

// What is equal to itself only, and numbers of two kinds.
const odd: unknown[] = [undefined, null, tasks[0], 1, 0.5, -0, 0, 'a', `${'a'}`, 10n, 5n + 5n, NaN, true];
function equalPairs(values: unknown[]): number {
  let pairs = 0;
  for (let k = 0; k < values.length; k++) for (let m = 0; m < values.length; m++) if (values[k] === values[m]) pairs++;
  return pairs;
}
let pairs = 0;
for (let n = 0; n < 2000; n++) pairs = equalPairs(odd);
console.log(pairs); // expect: 18
