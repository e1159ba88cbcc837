import { ActionIcon, Menu } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useSession } from '../../session/use-session.js';
import { useIsPhone } from '../use-is-phone.js';
import styles from './page-nav.module.css';
import { accessTo, type Place, PLACES } from './places.js';

/** Leads from page to page: what one works with in the bar, the rest in a menu; on a phone all in the menu. */
export function PageNav(): ReactElement {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const session = useSession((state) => state.session);
  const places = PLACES.filter((place) => accessTo(place, session) === 'open');
  const inBar = isPhone ? [] : places.filter(({ group }) => group === 'work');
  const inMenu = places.filter((place) => !inBar.includes(place));
  return (
    <nav className={styles['nav']} aria-label={t('nav.pages')}>
      {inBar.map((place) => (
        <BarLink key={place.path} place={place} />
      ))}
      {inMenu.length > 0 && <PageMenu places={inMenu} />}
    </nav>
  );
}

function BarLink({ place: { path, name, icon: Icon } }: { readonly place: Place }): ReactElement {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <Link href={path} className={styles['link']} aria-current={location === path ? 'page' : undefined}>
      <Icon size={18} aria-hidden />
      {t(name)}
    </Link>
  );
}

function PageMenu({ places }: { readonly places: readonly Place[] }): ReactElement {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="default" size={40} aria-label={t('nav.menu')}>
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ path, name, icon: Icon }) => (
          <Menu.Item
            key={path}
            component={Link}
            href={path}
            leftSection={<Icon size={18} aria-hidden />}
            aria-current={location === path ? 'page' : undefined}
          >
            {t(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
