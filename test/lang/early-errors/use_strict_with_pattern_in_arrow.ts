// expect syntax error: any
const f = ({ a }) => { 'use strict'; };
