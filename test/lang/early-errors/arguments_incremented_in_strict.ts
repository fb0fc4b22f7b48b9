// expect syntax error: any
'use strict'; arguments++;
