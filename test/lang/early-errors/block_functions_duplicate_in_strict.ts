// expect syntax error: TG2001
'use strict'; { function f() {} function f() {} }
