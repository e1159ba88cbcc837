import { Module } from '@nestjs/common';
import { Audiences } from './audiences.js';
import { FramesGateway } from './frames.gateway.js';
import { LiveGateway } from './live.gateway.js';

@Module({ providers: [Audiences, LiveGateway, FramesGateway] })
export class LiveModule {}
