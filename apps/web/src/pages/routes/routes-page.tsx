import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { RouteDetail } from '../../routes/detail/route-detail.js';
import { useRoute } from '../../routes/detail/use-route.js';
import { type FileOutcome, importFiles } from '../../routes/import/import-files.js';
import { ImportOutcomes } from '../../routes/import/import-outcomes.js';
import { useFileDrop } from '../../routes/import/use-file-drop.js';
import { RouteListView } from '../../routes/list/route-list.js';
import { useRouteList } from '../../routes/list/use-route-list.js';
import { MapLayers } from '../../routes/map/map-layers.js';
import { RoutesMap } from '../../routes/map/routes-map.js';
import styles from '../../routes/routes.module.css';
import { StartButtons } from '../../routes/start-buttons.js';
import { TaskForm } from '../../routes/task-form.js';
import { TroubleText } from '../../routes/trouble-text.js';
import { useTasks } from '../../routes/use-tasks.js';
import { useMay } from '../../session/use-session.js';
import { TopBar } from '../../ui/bar/top-bar.js';

/** Where routes are made, looked at and changed. The address holds the chosen one. */
export function RoutesPage(): ReactElement {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const mayPlan = useMay('plan');
  const tasks = useTasks();
  const listing = useRouteList();
  const [version, setVersion] = useState(0);
  const [outcomes, setOutcomes] = useState<readonly FileOutcome[]>([]);
  const chosenId = search.get('route');
  const found = useRoute(chosenId, version);
  const route = found.state === 'here' && typeof found.value === 'object' ? found.value : undefined;
  const { reload, shown } = listing;

  const choose = useCallback((id: string | undefined) => setSearch(id === undefined ? {} : { route: id }), [setSearch]);
  const showNew = (id: string | undefined): void => {
    tasks.end();
    choose(id);
    setVersion(version + 1);
    reload();
  };
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      if (mayPlan && files.length > 0) void importFiles(files, setOutcomes).then(reload);
    },
    [mayPlan, reload],
  );
  const isDropping = useFileDrop(takeFiles);

  return (
    <div className={styles['page']} data-drop={isDropping}>
      <TopBar />
      <aside className={styles['side']} aria-label={t('routes.title')}>
        <h2>{t('routes.title')}</h2>
        {tasks.task ? (
          <TaskForm task={tasks.task} onPlan={tasks.plan} onKept={showNew} onCancel={tasks.end} />
        ) : (
          <>
            <ImportOutcomes outcomes={outcomes} onChoose={choose} onClose={() => setOutcomes([])} />
            {route ? (
              <RouteDetail
                route={route}
                onBack={() => choose(undefined)}
                onEdit={() => tasks.edit(route)}
                onChanged={showNew}
              />
            ) : (
              <>
                <StartButtons onDraw={tasks.draw} onPlan={() => tasks.plan()} onFiles={takeFiles} />
                {found.state === 'here' && found.value === 'missing' && <TroubleText trouble="not_found" />}
                <RouteListView listing={listing} onChoose={choose} />
              </>
            )}
          </>
        )}
      </aside>
      <main className={styles['map']} aria-label={t('routes.map')}>
        <RoutesMap>
          <MapLayers task={tasks.task} routes={shown?.routes ?? []} route={route} onChoose={choose} />
        </RoutesMap>
      </main>
    </div>
  );
}
