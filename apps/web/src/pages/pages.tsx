import { Loader } from '@mantine/core';
import { type ReactElement, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { DeskPage } from './desk/desk-page.js';
import { loadPage } from './load-page.js';
import { PageFrame } from './page-frame.js';

const NotFoundPage = loadPage('not-found', async () => (await import('./not-found-page.js')).NotFoundPage);
const SimulatePage = loadPage('simulate', async () => (await import('./simulate/simulate-page.js')).SimulatePage);
const ScenarioPage = loadPage('scenario', async () => (await import('./scenario/scenario-page.js')).ScenarioPage);
const RoutesPage = loadPage('routes', async () => (await import('./routes/routes-page.js')).RoutesPage);

/** Shows the page of the address. The feed and the stores live outside and go on. */
export function Pages(): ReactElement {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/" component={DeskPage} />
        <Route path="/simulate" component={SimulatePage} />
        <Route path="/simulate/scenarios/:scenarioId" component={ScenarioPage} />
        <Route path="/routes" component={RoutesPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  );
}

function Loading(): ReactElement {
  return (
    <PageFrame>
      <Loader />
    </PageFrame>
  );
}
