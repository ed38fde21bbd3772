/** Runs after `npm ci` and before the demo and the tests: everything else imports the compiled messages. */
import { compileMessages } from './runtime/messages.ts';

await compileMessages({ unlessCurrent: true });
