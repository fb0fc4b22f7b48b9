function f(seed: number) {
  const a0=seed,a1=a0+1,a2=a1+1,a3=a2+1,a4=a3+1,a5=a4+1,a6=a5+1,a7=a6+1,a8=a7+1,a9=a8+1;
  const b0=a9+1,b1=b0+1,b2=b1+1,b3=b2+1,b4=b3+1,b5=b4+1,b6=b5+1,b7=b6+1,b8=b7+1,b9=b8+1;
  const c0=b9+1,c1=c0+1,c2=c1+1,c3=c2+1,c4=c3+1,c5=c4+1,c6=c5+1,c7=c6+1,c8=c7+1,c9=c8+1;
  const get = () => [a0,a1,a2,a3,a4,a5,a6,a7,a8,a9,b0,b1,b2,b3,b4,b5,b6,b7,b8,b9,c0,c1,c2,c3,c4,c5,c6,c7,c8,c9];
  return get().reduce((x, y) => x + y, 0) + a0 * c9;
}
console.log(f(1), f(100)); // expect: 495 16335
