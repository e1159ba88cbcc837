import { Global, Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { Devices } from './devices.js';
import { DeviceNotes } from './register/device-notes.js';
import { DeviceRegister } from './register/device-register.js';
import { FleetMembers } from './fleet-members.js';
import { Identity } from './identity.js';
import { Visibility } from './visibility.js';

const providers = [AuditLog, DeviceNotes, DeviceRegister, Devices, FleetMembers, Identity, Visibility];

@Global()
@Module({ providers, exports: providers })
export class AuthModule {}
