import type { Actor } from '#lib/accounts/actor.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

declare global {
	namespace App {
		interface Locals {
			actor: Actor;
			db: Database;
			locale: Locale;
			requestId: string;
			/** The page says what was left to be said once. */
			flashTold?: boolean;
		}
		interface Error {
			message: string;
			/** What a person can quote when asking for help; the log has the same. */
			reference?: string;
			/** Why the municipality took down what was here. */
			takenDown?: string;
		}
	}
}

export {};
