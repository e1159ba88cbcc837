import { DatePicker } from '@mantine/dates';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { type LocalDay, rangeOfDay } from './local-day.js';
import { firstDayBefore } from './use-history.js';

interface Props {
  readonly day: LocalDay;
  readonly today: LocalDay;
  readonly days: readonly LocalDay[];
  readonly onChoose: (day: LocalDay) => void;
}

/** A month at a time; only days that have positions can be chosen. */
export function DayCalendar({ day, today, days, onChoose }: Props): ReactElement {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const has = new Set(days);
  return (
    <DatePicker
      value={day}
      defaultDate={day}
      minDate={firstDayBefore(today)}
      maxDate={today}
      maxLevel="month"
      hideOutsideDates
      highlightToday
      firstDayOfWeek={i18n.language === 'es' ? 1 : 0} // Brazil and the United States begin the week on Sunday
      weekendDays={[]}
      excludeDate={(date) => !has.has(date)}
      getDayProps={(date) => (date === day ? { 'data-autofocus': true } : {})}
      monthLabelFormat={(date) => format.month(rangeOfDay(date).from)}
      weekdayFormat={(date) => format.weekday(rangeOfDay(date).from)}
      getDayAriaLabel={(date) => format.day(rangeOfDay(date).from)}
      ariaLabels={{ previousMonth: t('history.previousMonth'), nextMonth: t('history.nextMonth') }}
      onChange={(chosen) => onChoose(chosen ?? day)} // null: the chosen day was chosen again
    />
  );
}
