// expect syntax error: TG1011
'use strict'; 010;
