import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req, UsePipes } from '@nestjs/common';
import {
  type DeviceChange,
  deviceChangeSchema,
  type DeviceList,
  type MadeDevice,
  type NewDevice,
  newDeviceSchema,
  type RegisteredDevice,
} from '@fleetmap/events';
import type { FastifyRequest } from 'fastify';
import { Access, From } from '../auth/access.js';
import type { Principal } from '../auth/principal.js';
import { publicOriginOf } from '../core/http/public-origin.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse } from '../core/refusal.js';
import { ENV } from '../core/tokens.js';
import type { Env } from '../env.js';
import { ManagedDevices } from './managed-devices.js';
import { setUpsOf } from './set-ups.js';

/** Devices that may report: registered here, told their token once, set up by what the answer says. */
@UsePipes(messagePipe)
@Controller('api/devices')
export class DevicesController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly devices: ManagedDevices,
  ) {}

  @Get()
  @Access('manage-devices')
  list(@From() from: Principal): DeviceList {
    return this.devices.list(from);
  }

  @Post()
  @Access('manage-devices')
  async register(
    @Body({ schema: newDeviceSchema }) wanted: NewDevice,
    @From() from: Principal,
    @Req() request: FastifyRequest,
  ): Promise<MadeDevice> {
    return this.told(orRefuse(await this.devices.register(wanted, from)), request);
  }

  @Patch(':deviceId')
  @Access('manage-devices')
  async change(
    @Param('deviceId') deviceId: string,
    @Body({ schema: deviceChangeSchema }) change: DeviceChange,
    @From() from: Principal,
  ): Promise<RegisteredDevice> {
    return orRefuse(await this.devices.change(deviceId, change, from));
  }

  @Post(':deviceId/token')
  @Access('manage-devices')
  async rotate(
    @Param('deviceId') deviceId: string,
    @From() from: Principal,
    @Req() request: FastifyRequest,
  ): Promise<MadeDevice> {
    return this.told(orRefuse(await this.devices.rotate(deviceId, from)), request);
  }

  @Delete(':deviceId')
  @Access('manage-devices')
  @HttpCode(204)
  async remove(@Param('deviceId') deviceId: string, @From() from: Principal): Promise<void> {
    orRefuse(await this.devices.remove(deviceId, from));
  }

  private told(made: Omit<MadeDevice, 'setUps'>, request: FastifyRequest): MadeDevice {
    return { ...made, setUps: setUpsOf(publicOriginOf(request.raw, this.env), made.device, made.token) };
  }
}
