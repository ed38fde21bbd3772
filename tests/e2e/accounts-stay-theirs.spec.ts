/** No stranger learns whether somebody has an account, or takes it over by a link. */
import { expect, test } from '../support/journey.ts';
import { fresh, html } from '../support/raw-request.ts';
import { readFirst } from '../support/read-first.ts';

test('no answer tells whether somebody has an account', async ({ baseURL, cast }) => {
	const known = await cast.person('Kendt Person');
	const unknown = {
		email: `${known.email.slice(0, -'eksempel.example'.length)}ukendtes.example`.replace('kendt', 'fremm'),
	};
	expect(unknown.email.length).toBe(known.email.length);
	const forms: [path: string, fields: Record<string, string>][] = [
		['/log-ind?/login', { password: 'ikke den rigtige' }],
		['/ny-adgangskode', {}],
		['/bekraeft-email', {}],
		[
			'/bliv-partner',
			{
				name: 'Ida Holm',
				password: 'fire grønne cykler',
				organisation: 'Foreningen Prøve',
				kind: 'association',
				consent: 'on',
				...readFirst(process.env.SITE_DATABASE ?? ''),
			},
		],
	];
	for (const [path, fields] of forms) {
		const answers = await Promise.all(
			[known.email, unknown.email].map(async (email) => {
				const response = await fetch(`${baseURL}${path}`, {
					method: 'POST',
					redirect: 'manual',
					headers: { ...html, ...fresh(), origin: baseURL ?? '' },
					body: new URLSearchParams({ ...fields, email }),
				});
				const same = (text: string) =>
					text.replaceAll(email, 'EMAIL').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|sha256-[\w+/=]+/g, 'RANDOM');
				const { date: _, 'x-request-id': __, etag: ___, ...headers } = Object.fromEntries(response.headers);
				return {
					status: response.status,
					headers: same(JSON.stringify(headers)),
					text: same(await response.text()),
				};
			}),
		);
		expect(answers[0], path).toEqual(answers[1]);
		expect([200, 303, 422, 400], path).toContain(answers[0]!.status);
	}
});

test('a link out of a mail serves once, and not for ever', async ({ baseURL, db, cast, mailbox }) => {
	const person = await cast.person('Gitte Genbrug');
	/** Sends the form, and says whether it changed the person's password. */
	const changes = async (path: string, fields: Record<string, string>) => {
		const hash = () =>
			db.selectFrom('person').select('passwordHash').where('id', '=', person.id).executeTakeFirstOrThrow();
		const before = await hash();
		const response = await fetch(baseURL + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { ...html, ...fresh(), origin: baseURL ?? '' },
			body: new URLSearchParams(fields),
		});
		await response.body?.cancel();
		return (await hash()).passwordHash !== before.passwordHash;
	};
	const newLink = async () => {
		await changes('/ny-adgangskode', { email: person.email });
		return mailbox.link(person.email, 'Vælg en ny adgangskode');
	};
	const first = await newLink();
	const second = await newLink();
	expect(await changes(second, { password: 'fire grønne cykler' })).toBe(true);
	expect(
		await changes(first, { password: 'fire grønne cykler' }),
		'an older link, after a newer was used',
	).toBe(false);
	expect(await changes(second, { password: 'fem grønne cykler' }), 'used twice').toBe(false);
	const late = await newLink();
	const near = [late.slice(0, -1), `${late}x`, late.toUpperCase(), late.replace(/[^/]+$/, "' or '1'='1")];
	for (const path of near) expect(await changes(path, { password: 'syv grønne cykler' }), path).toBe(false);
	await db
		.updateTable('link')
		.set({ createdAt: new Date(Date.now() - 7_200_000), expiresAt: new Date(Date.now() - 1000) })
		.where('personId', '=', person.id)
		.execute();
	expect(await changes(late, { password: 'seks grønne cykler' }), 'used late').toBe(false);
});
