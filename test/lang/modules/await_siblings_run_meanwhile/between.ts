console.log('between');
