import { Module } from '@nestjs/common';
import { ShareController } from './share.controller.js';
import { ShareLinks } from './share-links.js';
import { ShareLinksController } from './share-links.controller.js';
import { SimulationCasts } from './simulation-casts.js';

@Module({ controllers: [ShareController, ShareLinksController], providers: [ShareLinks, SimulationCasts] })
export class ShareModule {}
