// expect syntax error: any
'use strict'; with ({}) {}
