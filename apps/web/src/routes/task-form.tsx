import { changeRoute, createRoute } from '@fleetmap/client';
import type { RoutePlan, RoutePlace, SavedRoute } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LineForm } from './draw/line-form.js';
import { PlanForm } from './plan/plan-form.js';
import { useDeed } from '../ui/records/use-deed.js';
import type { Task } from './use-tasks.js';

interface TaskFormProps {
  readonly task: Task;
  readonly onPlan: (plan: RoutePlan | undefined) => void;
  readonly onKept: (id: string) => void;
  readonly onCancel: () => void;
}

/** The form of what is being made. */
export function TaskForm({ task, onPlan, onKept, onCancel }: TaskFormProps): ReactElement {
  const { t } = useTranslation();
  const saving = useDeed();

  function noteOf({ times, roads }: SavedRoute): string | undefined {
    if (times) return t('routes.timesLost');
    return roads.length > 0 ? t('routes.limitsKept') : undefined;
  }

  async function save({ name, points }: { name: string; points: RoutePlace[] }): Promise<void> {
    const asked =
      task.kind === 'edit'
        ? changeRoute(task.route.id, { updatedAt: task.route.updatedAt, name, points })
        : createRoute({ name, points });
    const kept = await saving.run(asked);
    if (kept) onKept(kept.id);
  }

  if (task.kind === 'plan')
    return <PlanForm plan={task.plan} onPlan={onPlan} onKept={({ id }) => onKept(id)} onCancel={onCancel} />;
  return (
    <LineForm
      line={task.line}
      title={t(task.kind === 'edit' ? 'routes.editTitle' : 'routes.drawTitle')}
      {...(task.kind === 'edit' && { name: task.route.name, note: noteOf(task.route) })}
      isSaving={saving.isRunning}
      trouble={saving.trouble}
      onSave={(given) => void save(given)}
      onCancel={onCancel}
    />
  );
}
