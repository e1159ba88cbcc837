import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { Clock } from '../../core/clock.js';
import { ENV } from '../../core/tokens.js';
import type { Env } from '../../env.js';

const WITHIN_MS = 10 * 60_000; // somebody types a password and a code from a phone
const MOST_UNDER_WAY = 1000; // the oldest has to begin again
const CALLBACK = '/api/oidc/callback';

interface UnderWay {
  readonly verifier: string;
  readonly nonce: string;
  readonly until: number;
}

/** What the provider says of who came back from it. */
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** Sends people to the identity provider and believes what it says of them: authorization code with PKCE, state and nonce. */
@Injectable()
export class Provider {
  private readonly underWay = new Map<string, UnderWay>();
  private configuration: Promise<Configuration> | undefined;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  /** Where the browser goes, and the state that it must bring back. */
  async begin(): Promise<{ url: string; state: string }> {
    const configuration = await this.configure();
    const [verifier, nonce, state] = [randomPKCECodeVerifier(), randomNonce(), randomState()];
    this.underWay.set(state, { verifier, nonce, until: this.clock.now() + WITHIN_MS });
    if (this.underWay.size > MOST_UNDER_WAY) this.underWay.delete(this.underWay.keys().next().value ?? '');
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.env.PUBLIC_URL}${CALLBACK}`,
      scope: this.env.OIDC_SCOPES,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, state };
  }

  /** @param query what the provider added to the address; @param state what the browser kept. @throws Error */
  async finish(query: string, state: string): Promise<Claims> {
    const begun = this.underWay.get(state);
    this.underWay.delete(state); // each is good once
    if (!begun || begun.until < this.clock.now()) throw new Error('This sign-in was not begun here, or too long ago.');
    const tokens = await authorizationCodeGrant(
      await this.configure(),
      new URL(`${this.env.PUBLIC_URL}${CALLBACK}${query}`),
      { pkceCodeVerifier: begun.verifier, expectedNonce: begun.nonce, expectedState: state, idTokenExpected: true },
    );
    const claims = tokens.claims();
    if (!claims) throw new Error('The provider said nothing.');
    return claims;
  }

  /** Asked again next time when the provider cannot be reached now. */
  private configure(): Promise<Configuration> {
    this.configuration ??= this.discover().catch((error: unknown) => {
      this.configuration = undefined;
      throw error;
    });
    return this.configuration;
  }

  private discover(): Promise<Configuration> {
    const { OIDC_ISSUER = '', OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.env;
    const issuer = new URL(OIDC_ISSUER);
    const authentication = OIDC_CLIENT_SECRET === undefined ? None() : undefined; // undefined: with the secret
    // The setting says http: a provider on the same machine or network.
    const options = issuer.protocol === 'http:' ? { execute: [allowInsecureRequests] } : {};
    return discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, authentication, options);
  }
}
