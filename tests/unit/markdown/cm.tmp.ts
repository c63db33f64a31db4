import { examples, ours, theirs } from '../../fixtures/markdown/commonmark-examples.ts';
let n=0;
for (const e of examples){const a=ours(e).replace(/\n+/g,'\n').replace(/ *\n */g,'\n'),b=theirs(e).replace(/\n+/g,'\n').replace(/ *\n */g,'\n');if(a!==b){n++;console.log('====',e.number,e.section,'\n'+e.markdown+'--ours\n'+a+'\n--theirs\n'+b);}}
console.log(n,'of',examples.length);
