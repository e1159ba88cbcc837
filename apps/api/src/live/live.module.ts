import { Module } from '@nestjs/common';
import { FramesGateway } from './frames.gateway.js';
import { LiveGateway } from './live.gateway.js';

@Module({ providers: [LiveGateway, FramesGateway] })
export class LiveModule {}
