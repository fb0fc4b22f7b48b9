const enum Dir { Left = 1, Right, Name = 'n' }
const f = (d: Dir) => (d === Dir.Right ? 'right' : 'left');
console.log(f(Dir.Left), f(2), Dir.Name, Dir['Left']); // expect: left right n 1
