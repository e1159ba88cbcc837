import { Inject, Injectable } from '@nestjs/common';
import type { Action, Rejection } from '@fleetmap/events';
import { ENV } from '../core/tokens.js';
import type { Env } from '../env.js';
import type { Credential } from './credential.js';
import { refusalOf } from './policy.js';
import { ANONYMOUS, LOCAL, type Principal } from './principal.js';

/** Whom a secret stands for now; undefined when it is wrong, over or withdrawn. Asked often: it must not wait for anything. */
type Resolve = (secret: string) => Principal | undefined;

/** Tells who shows a credential. Each kind of secret has a resolver of its own, which the room that makes the secrets adds. */
@Injectable()
export class Identity {
  private readonly resolveByPrefix = new Map<string, Resolve>();
  private resolveSession: Resolve = () => undefined;
  private needsSetUp = (): boolean => false;

  constructor(@Inject(ENV) private readonly env: Pick<Env, 'AUTH'>) {}

  /** From now on tokens that begin so are believed as this tells. @param prefix e.g. `fmk_` */
  addTokens(prefix: string, resolve: Resolve): void {
    this.resolveByPrefix.set(prefix, resolve);
  }

  /** The same for sessions, which come in a cookie. */
  setSessions(resolve: Resolve): void {
    this.resolveSession = resolve;
  }

  /** Tells whether the server still waits for its first admin. */
  setNeedsSetUp(needsSetUp: () => boolean): void {
    this.needsSetUp = needsSetUp;
  }

  /**
   * A token of ours that is not valid makes nobody of its sender, even where everybody may come in: a link that is over must
   * not show more than it did. What is not of ours (a phone app's own token) says nothing.
   */
  of({ token, session }: Credential): Principal {
    const resolve = token === undefined ? undefined : this.resolverOf(token);
    if (token !== undefined && resolve) return resolve(token) ?? ANONYMOUS;
    const user = session === undefined ? undefined : this.resolveSession(session);
    return user ?? this.unnamed;
  }

  /** Who shows nothing: a tracker on a plain line, a visitor. */
  get unnamed(): Principal {
    return this.env.AUTH === 'open' ? LOCAL : ANONYMOUS;
  }

  /** Why it may not, or undefined when it may. */
  refusalOf(principal: Principal, action: Action): Rejection | undefined {
    const refusal = refusalOf(principal, action);
    return refusal && principal.kind === 'anonymous' && this.needsSetUp() ? SETUP_REQUIRED : refusal;
  }

  private resolverOf(token: string): Resolve | undefined {
    for (const [prefix, resolve] of this.resolveByPrefix) if (token.startsWith(prefix)) return resolve;
    return undefined;
  }
}

const SETUP_REQUIRED: Rejection = {
  code: 'setup_required',
  message: 'This server has no admin yet: open the link that it printed when it started.',
};
