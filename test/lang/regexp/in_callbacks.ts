console.log('x,y;z'.split(/[,;]/).map((s) => s.toUpperCase()).join(), ['b1', 'a2'].sort((a, b) => a.replace(/\D/, '').localeCompare(b.replace(/\D/, '')))); // expect: X,Y,Z [ 'b1', 'a2' ]
