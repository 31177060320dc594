// Days are numbers, counted from 1 January 1970.
export const DAY = 86400000; // ms
export const iso = day => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
export const dayOf = text => Date.parse(text) / DAY;

const day = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
export const days = ([from, to]) => [from, to - 1].map(one => day.format(Math.round(one) * DAY)).join(' to ');
