const c = 1;
let evaluated = false;
try {
  // @ts-ignore: wrong by its types, on purpose
  c = (evaluated = true);
} catch (e: any) {
  console.log(e.name, evaluated); // expect: TypeError true
}
