import { Loader } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './records.module.css';

export interface Column<Row> {
  readonly title: string;
  readonly show: (row: Row) => ReactNode;
}

interface RecordTableProps<Row> {
  /** What the rows are, for those who do not see them. */
  readonly label: string;
  /** The first names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  /** Undefined while they are asked for. */
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string;
  /** Buttons of a row. */
  readonly renderActions?: (row: Row) => ReactNode;
  /** Said when there are none: what to do to get one. */
  readonly empty: string;
}

/** Rows of what the server keeps; on a phone each row is a card. */
export function RecordTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  renderActions,
  empty,
}: RecordTableProps<Row>): ReactElement {
  const { t } = useTranslation();
  if (!rows)
    return (
      <p className={styles['empty']}>
        <Loader size={16} aria-hidden /> {t('records.waiting')}
      </p>
    );
  if (rows.length === 0) return <p className={styles['empty']}>{empty}</p>;
  const [first, ...others] = columns;
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          {renderActions && <th scope="col">{t('records.actions')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{first.show(row)}</th>
            {others.map(({ title, show }) => (
              <td key={title} data-title={title}>
                {show(row)}
              </td>
            ))}
            {renderActions && <td className={styles['actions']}>{renderActions(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
