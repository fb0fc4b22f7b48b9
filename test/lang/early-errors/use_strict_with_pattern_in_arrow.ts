// expect syntax error: TG1222
const f = ({ a }) => { 'use strict'; };
