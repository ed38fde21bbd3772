import { hash, verify } from '@node-rs/argon2';

/** OWASP's argon2id parameters: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Compares in the time a real comparison takes also when there is no account. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
	const matches = await verify(stored ?? (await decoyHash), password);
	return stored ? matches : false;
}

const decoyHash = hashPassword('no account has this password');
