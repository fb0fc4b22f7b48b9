try {
  throw { code: 7, inner: [1, 2] };
} catch ({ code, inner: [, second], missing = 'default' }: any) {
  console.log(code, second, missing); // expect: 7 2 default
}
