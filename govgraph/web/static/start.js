'use strict';
/* The language the browser prefers. */
location.replace(((navigator.languages || [navigator.language]).find(l => /^(zh|en)/i.test(l)) || 'zh').slice(0, 2).toLowerCase() + '/index.html');
