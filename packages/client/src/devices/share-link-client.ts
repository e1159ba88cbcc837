import {
  type MadeShareLink,
  madeShareLinkSchema,
  type NewShareLink,
  type ShareLinkList,
  shareLinkListSchema,
} from '@fleetmap/events';
import { askFor, type AskOptions, askToDo, type Done, type Refusable } from '../answer-of.js';

const ADDRESS = '/api/share-links';

/** Those that are not over. @throws Error when the server does not answer */
export function fetchShareLinks(options?: AskOptions): Promise<Refusable<ShareLinkList>> {
  return askFor(shareLinkListSchema, { address: ADDRESS }, options);
}

/** The answer holds the address of the link, the only time. @throws as above */
export function createShareLink(body: NewShareLink, options?: AskOptions): Promise<Refusable<MadeShareLink>> {
  return askFor(madeShareLinkSchema, { address: ADDRESS, method: 'POST', body }, options);
}

/** Who looks at its page is cut off. @throws as above */
export function revokeShareLink(linkId: string, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: `${ADDRESS}/${encodeURIComponent(linkId)}`, method: 'DELETE' }, options);
}
