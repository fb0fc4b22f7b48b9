let evaluated = false;
const o: any = {};
try {
  o.missing((evaluated = true));
} catch (e: any) {
  console.log(e.name, evaluated); // expect: TypeError true
}
