import { Module } from '@nestjs/common';
import { DevicesController } from './devices.controller.js';
import { ManagedDevices } from './managed-devices.js';

@Module({ controllers: [DevicesController], providers: [ManagedDevices] })
export class DevicesModule {}
