#!/usr/bin/env tungsten
console.log('ran'); // expect: ran
