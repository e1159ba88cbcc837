import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UsePipes } from '@nestjs/common';
import {
  type NewUser,
  newUserSchema,
  type User,
  type UserChange,
  userChangeSchema,
  type UserList,
} from '@fleetmap/events';
import { Access, From } from '../auth/access.js';
import { AuditLog } from '../auth/audit-log.js';
import type { Principal } from '../auth/principal.js';
import { messagePipe } from '../core/message-pipe.js';
import { orRefuse } from '../core/refusal.js';
import { ManagedUsers } from './managed-users.js';
import { shownUser, Users } from './users.js';

/** Admins make and change users. */
@UsePipes(messagePipe)
@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly managed: ManagedUsers,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @Access('manage-users')
  list(): UserList {
    return { users: this.users.list().map(shownUser) };
  }

  @Post()
  @Access('manage-users')
  @HttpCode(201)
  async add(@From() from: Principal, @Body({ schema: newUserSchema }) wish: NewUser): Promise<User> {
    const user = orRefuse(await this.managed.add(wish));
    await this.audit.note(from, { what: 'user.made', subject: user.name, detail: user.role });
    return shownUser(user);
  }

  @Patch(':userId')
  @Access('manage-users')
  async change(
    @From() from: Principal,
    @Param('userId') userId: string,
    @Body({ schema: userChangeSchema }) change: UserChange,
  ): Promise<User> {
    const user = orRefuse(await this.managed.change(userId, change));
    await this.audit.note(from, { what: 'user.changed', subject: user.name, detail: Object.keys(change).join(', ') });
    return shownUser(user);
  }

  @Delete(':userId')
  @Access('manage-users')
  @HttpCode(204)
  async remove(@From() from: Principal, @Param('userId') userId: string): Promise<void> {
    const user = orRefuse(await this.managed.remove(userId));
    await this.audit.note(from, { what: 'user.removed', subject: user.name });
  }
}
