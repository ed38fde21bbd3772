/** Commands as an operator gives them, on a database of their own. */
import { expect } from 'vitest';
import { run } from './run.ts';
import { makePerson } from '../../tests/support/cast/people.ts';
import { test } from '../../tests/support/database.ts';

const admin = (url: string, ...args: string[]) =>
	run('node', ['scripts/admin.ts', ...args], {
		quiet: true,
		env: {
			NODE_ENV: 'production',
			DATABASE_URL: url,
			ORIGIN: 'https://by.example',
			SMTP_URL: 'smtp://localhost:1025',
			MAIL_FROM: 'Bland dig i byen <post@by.example>',
		},
	});

test('npm run admin makes the first administrator, tells what is held of somebody, and forgets who asks in writing', async ({
	db,
	url,
}) => {
	const made = await admin(url, 'create', 'karen@kommune.example');
	expect(made.output).toMatch(/karen@kommune\.example is administrator[^]*https:\/\/by\.example\//);
	expect(made.code).toBe(0);
	const karen = await db.selectFrom('person').select('municipalRole').executeTakeFirstOrThrow();
	expect(karen.municipalRole).toBe('administrator');

	const { person } = await makePerson(db, { email: 'rosa@prove.example' });
	expect(await admin(url, 'export', person.email)).toMatchObject({
		code: 0,
		output: expect.stringContaining(person.email),
	});
	expect(await admin(url, 'forget', person.email)).toMatchObject({
		code: 0,
		output: expect.stringContaining('is forgotten'),
	});
	const rosa = await db
		.selectFrom('person')
		.select(['email', 'erasedAt'])
		.where('id', '=', person.id)
		.executeTakeFirst();
	expect(rosa?.email).not.toBe(person.email);

	const wrong = await admin(url, 'levitate', 'karen@kommune.example');
	expect(wrong.output).toContain('npm run admin -- create|export|forget');
	expect(wrong.code).not.toBe(0);
}, 120_000);
