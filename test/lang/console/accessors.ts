console.log({ get a() { return 1; }, set b(v: any) {}, get c() { return 1; }, set c(v) {} }); // expect: { a: [Getter], b: [Setter], c: [Getter/Setter] }
