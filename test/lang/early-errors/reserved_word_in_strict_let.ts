// expect syntax error: TG1201
'use strict'; var let = 1;
