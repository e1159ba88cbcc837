import { Global, Module } from '@nestjs/common';
import { Devices } from './devices.js';

@Global()
@Module({ providers: [Devices], exports: [Devices] })
export class AuthModule {}
