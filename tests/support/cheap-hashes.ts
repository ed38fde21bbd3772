/**
 * Before every test file: passwords are hashed at the least cost there is, since no test is about what a guess costs
 * but `passwords.test.ts`, which takes this back. The product itself knows no other cost than its own.
 */
import { vi } from 'vitest';

vi.mock('@node-rs/argon2', async (original) => {
	const argon2 = await original<typeof import('@node-rs/argon2')>();
	const hash: typeof argon2.hash = (password, options, signal) =>
		argon2.hash(password, { ...options, memoryCost: 8, timeCost: 1 }, signal);
	return { ...argon2, hash };
});
