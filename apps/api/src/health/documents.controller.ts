import { Controller, Get } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Access } from '../auth/access.js';
import { asyncApi } from './documents/asyncapi.js';
import { openApiOf } from './documents/openapi.js';
import { declaredRoutes } from './documents/routes.js';

/** What this server understands, for programs: made from the schemas that check what is sent. */
@Controller('api')
export class DocumentsController {
  private http: object | undefined;
  private socket: object | undefined;

  constructor(private readonly modules: ModulesContainer) {}

  @Get('openapi.json')
  @Access('enter')
  openApi(): object {
    return (this.http ??= openApiOf(declaredRoutes(this.modules)));
  }

  @Get('asyncapi.json')
  @Access('enter')
  asyncApi(): object {
    return (this.socket ??= asyncApi());
  }
}
