import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { ApiTokens } from './api-tokens.js';
import { AuditController } from './audit.controller.js';
import { BrowserSessions } from './browser-sessions.js';
import { FleetsController } from './fleets.controller.js';
import { Fleets } from './fleets.js';
import { LoginThrottle } from './login-throttle.js';
import { ManagedUsers } from './managed-users.js';
import { OidcController } from './oidc/oidc.controller.js';
import { ProvidedUsers } from './oidc/provided-users.js';
import { Provider } from './oidc/provider.js';
import { OwnPassword } from './own-password.js';
import { Passwords } from './passwords.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { SetUp } from './set-up.js';
import { SignIn } from './sign-in.js';
import { UsersController } from './users.controller.js';
import { Users } from './users.js';

@Module({
  controllers: [
    SessionController,
    AccountController,
    UsersController,
    FleetsController,
    AuditController,
    OidcController,
  ],
  providers: [
    ApiTokens,
    BrowserSessions,
    Fleets,
    LoginThrottle,
    ManagedUsers,
    OwnPassword,
    Passwords,
    ProvidedUsers,
    Provider,
    Sessions,
    SetUp,
    SignIn,
    Users,
  ],
})
export class AccountsModule {}
