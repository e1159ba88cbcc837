import { ActionIcon, Button, Popover, VisuallyHidden } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { DayCalendar } from './day-calendar.js';
import styles from './history.module.css';
import { type LocalDay, rangeOfDay } from './local-day.js';

interface Props {
  readonly day: LocalDay;
  readonly today: LocalDay;
  /** Those that have positions, in order. */
  readonly days: readonly LocalDay[];
  readonly onChoose: (day: LocalDay) => void;
}

/** Steps from one day with positions to the next, or to any of them through a calendar. */
export function DayPicker({ day, today, days, onChoose }: Props): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [opened, setOpened] = useState(false);

  function choose(chosen: LocalDay): void {
    setOpened(false);
    onChoose(chosen);
  }

  return (
    <div className={styles['picker']}>
      <Step label={t('history.previousDay')} to={days.findLast((each) => each < day)} onChoose={onChoose}>
        <IconChevronLeft size={18} aria-hidden />
      </Step>
      <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom" withinPortal>
        <Popover.Target>
          <Button
            className={styles['day'] ?? ''}
            variant="default"
            leftSection={<IconCalendar size={16} aria-hidden />}
            onClick={() => setOpened(!opened)}
          >
            <VisuallyHidden>{t('history.chooseDay')}</VisuallyHidden>
            {day === today ? t('history.today') : format.day(rangeOfDay(day).from)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <DayCalendar day={day} today={today} days={days} onChoose={choose} />
        </Popover.Dropdown>
      </Popover>
      <Step label={t('history.nextDay')} to={days.find((each) => each > day)} onChoose={onChoose}>
        <IconChevronRight size={18} aria-hidden />
      </Step>
    </div>
  );
}

interface StepProps extends Pick<Props, 'onChoose'> {
  readonly label: string;
  readonly to: LocalDay | undefined;
  readonly children: ReactElement;
}

function Step({ label, to, onChoose, children }: StepProps): ReactElement {
  return (
    <ActionIcon
      variant="default"
      size={40}
      aria-label={label}
      // Not `disabled`: focus would be lost on the last step.
      aria-disabled={to === undefined}
      data-disabled={to === undefined}
      onClick={() => to !== undefined && onChoose(to)}
    >
      {children}
    </ActionIcon>
  );
}
