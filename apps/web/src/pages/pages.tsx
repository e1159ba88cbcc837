import { Loader } from '@mantine/core';
import { type ReactElement, Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useSession } from '../session/use-session.js';
import { accessTo, PLACES } from '../ui/nav/places.js';
import { DeskPage } from './desk/desk-page.js';
import { ForbiddenPage } from './forbidden-page.js';
import { loadPage } from './load-page.js';
import { PageFrame } from './page-frame.js';

const AccountPage = loadPage('account', async () => (await import('./account/account-page.js')).AccountPage);
const AuditPage = loadPage('audit', async () => (await import('./audit/audit-page.js')).AuditPage);
const DevicesPage = loadPage('devices', async () => (await import('./devices/devices-page.js')).DevicesPage);
const FleetsPage = loadPage('fleets', async () => (await import('./fleets/fleets-page.js')).FleetsPage);
const ShareLinksPage = loadPage(
  'share-links',
  async () => (await import('./share-links/share-links-page.js')).ShareLinksPage,
);
const UsersPage = loadPage('users', async () => (await import('./users/users-page.js')).UsersPage);
const NotFoundPage = loadPage('not-found', async () => (await import('./not-found-page.js')).NotFoundPage);
const SimulatePage = loadPage('simulate', async () => (await import('./simulate/simulate-page.js')).SimulatePage);
const ScenarioPage = loadPage('scenario', async () => (await import('./scenario/scenario-page.js')).ScenarioPage);
const RoutesPage = loadPage('routes', async () => (await import('./routes/routes-page.js')).RoutesPage);

/** Shows the page of the address. The feed and the stores live outside and go on. */
export function Pages(): ReactElement {
  const [path] = useLocation();
  const place = PLACES.find((candidate) => candidate.path === path);
  const access = useSession(({ session }) => (place ? accessTo(place, session) : 'open'));
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        {access === 'absent' && <Route component={NotFoundPage} />}
        {access === 'forbidden' && <Route component={ForbiddenPage} />}
        <Route path="/" component={DeskPage} />
        <Route path="/simulate" component={SimulatePage} />
        <Route path="/simulate/scenarios/:scenarioId" component={ScenarioPage} />
        <Route path="/routes" component={RoutesPage} />
        <Route path="/account" component={AccountPage} />
        <Route path="/users" component={UsersPage} />
        <Route path="/fleets" component={FleetsPage} />
        <Route path="/devices" component={DevicesPage} />
        <Route path="/share-links" component={ShareLinksPage} />
        <Route path="/audit" component={AuditPage} />
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
