import { m } from '#lib/paraglide/messages.js';
import { Refused } from '#lib/platform/errors.ts';

/** `wait` in milliseconds; the person is told whole minutes, never too few. */
export function tooManyGuesses(wait: number): Refused {
	const count = Math.ceil(wait / 60_000);
	return new Refused('too_many_guesses', '', {
		wait: m.account_wait({ count }),
	});
}
