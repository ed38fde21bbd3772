import { expect, test, vi } from 'vitest';
import { hashPassword, passwordMatches } from '#lib/accounts/signing-in/passwords.server.ts';

vi.unmock('@node-rs/argon2');

test('a guess costs what OWASP asks for, and only the right one matches', async () => {
	const stored = await hashPassword('tre blå cykler i regn');
	expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await passwordMatches(stored, 'tre blå cykler i regn')).toBe(true);
	expect(await passwordMatches(stored, 'tre blå cykler i sol')).toBe(false);
	expect(await passwordMatches(null, 'no account has this password')).toBe(false);
});
