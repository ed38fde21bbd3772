/**
 * The code with which somebody comes back: sixteen digits, kept nowhere. A slow digest of it is, with one salt for the whole site, for
 * nobody's name is there to salt it with. Each key of the list has its own salt: a code works for as long as the key it was made under
 * stands in the list.
 */
import { createHmac } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { codeDigits } from '#lib/equality/telling/input.ts';
import { derivedKeys } from '#lib/platform/sealing.server.ts';

/** Ten tries a second are enough for whoever has a code, and for nobody who guesses among ten thousand million million. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const saltBytes = 16;

/** The same for the same form: nobody can tell it who has not made the form. */
export function codeOf(submission: string): string {
	const [key] = derivedKeys('experience code');
	if (!key) throw new Error('There is no key to make a code from');
	const bytes = createHmac('sha256', key).update(submission).digest('hex').slice(0, 32);
	return String(BigInt(`0x${bytes}`) % 10n ** BigInt(codeDigits)).padStart(codeDigits, '0');
}

/** As a phone number is written, so that it can stand among others: `0412 3456 7890 1234` */
export const codeShown = (submission: string): string => codeOf(submission).replace(/(\d{4})(?=\d)/g, '$1 ');

/** What may stand in the table for this code; the first is what is written there now. */
export const hashesOf = (code: string): Promise<string[]> =>
	Promise.all(
		derivedKeys('experience receipt').map(async (salt) => {
			const whole = await hash(code, { ...cost, salt: salt.subarray(0, saltBytes) });
			return whole.slice(whole.lastIndexOf('$') + 1);
		}),
	);
