console.log(JSON.parse('"\\u0041\\n\\t\\"\\\\\\/\\b\\f\\r"').length, JSON.parse('"é日\\ud83d\\ude00"'), JSON.parse('"\\ud800"').length, JSON.parse('"\u2028"').length); // expect: 9 é日😀 1 1
