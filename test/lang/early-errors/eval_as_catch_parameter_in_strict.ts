// expect syntax error: any
'use strict'; try {} catch (eval) {}
