console.log(new RegExp('/').source, new RegExp('[/]').source, new RegExp('\\/').source, new RegExp('\n').source, /\//.source, new RegExp('').source); // expect: \/ [/] \/ \n \/ (?:)
