import { Injectable } from '@nestjs/common';

/** The server's clock, injected so that tests can turn it. */
@Injectable()
export class Clock {
  /** Epoch ms. */
  now(): number {
    return Date.now();
  }
}
