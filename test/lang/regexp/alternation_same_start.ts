console.log('for foreach format fo'.match(/foreach|format|for|f/g)); // expect: [ 'for', 'foreach', 'format', 'f' ]
