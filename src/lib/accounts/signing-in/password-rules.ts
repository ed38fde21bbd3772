/**
 * What a password must be: long. No rules of composition, which only make people write `Sommer2026!`
 * (NIST SP 800-63B, section 3.1.1.2).
 */
import { commonPasswords } from '#lib/accounts/signing-in/common-passwords.ts';

export const shortestPassword = 10;
/** Longer ones are refused, so that hashing stays cheap for us. */
export const longestPassword = 200;

export type PasswordProblem = 'short' | 'long' | 'common' | 'like_email';

/** Why `password` cannot protect the account of `email`, or null. Length counts characters as people see them. */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
	const length = [...password].length;
	if (length < shortestPassword) return 'short';
	if (length > longestPassword) return 'long';
	const said = password.toLowerCase();
	if (commonPasswords.has(said) || new Set(said).size < 3) return 'common';
	const address = email.toLowerCase();
	const [local = ''] = address.split('@');
	if (address && (said.includes(address) || (local.length >= 5 && said.includes(local)))) return 'like_email';
	return null;
}
