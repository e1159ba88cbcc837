import { hasAcceptance, readAcceptance } from '@fleetmap/testing';
import { describe, expect, it } from 'vitest';
import { createFormat } from './format.js';
import { LANGUAGES } from './languages.js';

interface Truth {
  decimal_1234567_891: string;
  decimal_1234_5: string;
  speed_kmh_80_5: string;
  percent_87: string;
  date_short_SP: string;
  rel_minus5min: string;
}

const truth = readAcceptance<{ locales: Record<string, Truth> }>('web/intl-truth.json');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No-break and narrow spaces look like spaces, and differ between releases of the language data. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ');
}

describe.skipIf(!hasAcceptance).each(LANGUAGES)('%s formats as the language data says', (language) => {
  const expected = truth?.locales[language];
  const format = createFormat({ language, speedUnit: 'km/h', timeZone: 'America/Sao_Paulo' });

  it.each([
    ['a large number', format.number(1_234_567.891), expected?.decimal_1234567_891],
    ['a number', format.number(1234.5), expected?.decimal_1234_5],
    ['a speed', format.speed(80.5 / 3.6, 1), expected?.speed_kmh_80_5],
    ['a ratio', format.percent(0.87), expected?.percent_87],
    ['a moment', format.dateTime(Date.UTC(2024, 4, 1, 15, 4, 5)), expected?.date_short_SP],
    ['an age', format.age(5 * MINUTE), expected?.rel_minus5min],
  ])('%s', (_what, shown, wanted) => {
    expect(plainSpaces(shown)).toBe(plainSpaces(wanted!));
  });
});

describe('createFormat', () => {
  const english = createFormat({ language: 'en', speedUnit: 'mph', timeZone: 'America/Chicago' });

  it.each([
    [-3 * SECOND, 'now'],
    [SECOND, '1 second ago'],
    [59.9 * SECOND, '59 seconds ago'],
    [MINUTE, '1 minute ago'],
    [HOUR - 1, '59 minutes ago'],
    [DAY - 1, '23 hours ago'],
    [47 * HOUR, '1 day ago'],
  ])('tells the age of %d ms as "%s"', (spanMs, age) => {
    expect(english.age(spanMs)).toBe(age);
  });

  it.each([
    [0, '0 min'],
    [89 * SECOND, '1 min'],
    [59.6 * MINUTE, '1 hr 0 min'],
    [148 * MINUTE, '2 hr 28 min'],
    [26 * HOUR, '26 hr 0 min'],
  ])('tells a span of %d ms as "%s"', (spanMs, span) => {
    expect(english.span(spanMs)).toBe(span);
  });

  it.each([
    [0, '0 mi', '0 km'],
    [1234, '0.8 mi', '1,2 km'],
    [16_000, '9.9 mi', '16 km'],
    [16_050, '10 mi', '16 km'],
    [2_000_000, '1,243 mi', '2.000 km'],
  ])('tells %d m as %s or %s', (metres, miles, kilometres) => {
    const brazilian = createFormat({ language: 'pt-BR', speedUnit: 'km/h' });
    expect(plainSpaces(english.distance(metres))).toBe(miles);
    expect(plainSpaces(brazilian.distance(metres))).toBe(kilometres);
  });

  it('tells days, months and minutes in the language of the desk', () => {
    const at = Date.UTC(2026, 10, 23, 15, 4, 5);
    const spanish = createFormat({ language: 'es', speedUnit: 'km/h', timeZone: 'America/Sao_Paulo' });
    expect(english.day(at)).toBe('Mon, Nov 23, 2026');
    expect(plainSpaces(english.shortTime(at))).toBe('9:04 AM');
    expect(spanish.shortTime(at)).toBe('12:04');
    expect(spanish.month(at)).toBe('noviembre de 2026');
    expect(spanish.weekday(at)).toBe('lun');
  });

  it('speaks in miles and feet to those who drive in miles', () => {
    expect(english.speed(25)).toBe('56 mph');
    expect(english.length(12)).toBe('39 ft');
  });

  it('names the time zone beside the time', () => {
    expect(plainSpaces(english.zonedDateTime(Date.UTC(2024, 4, 1, 15, 4, 5)))).toBe('5/1/24, 10:04:05 AM CDT');
  });
});
