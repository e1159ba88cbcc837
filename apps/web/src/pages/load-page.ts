import { type ComponentType, lazy } from 'react';

const RELOADED = 'fleetmap.reloaded-for';

/**
 * A page whose code is loaded when it is first opened. After an upgrade of the server the file that an open window knows is gone:
 * then the window is loaded anew, once.
 */
export function loadPage(name: string, load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => {
    try {
      const component = await load();
      sessionStorage.removeItem(RELOADED);
      return { default: component };
    } catch (error) {
      if (sessionStorage.getItem(RELOADED) === name) throw error;
      sessionStorage.setItem(RELOADED, name);
      location.reload();
      return new Promise<never>(() => undefined);
    }
  });
}
