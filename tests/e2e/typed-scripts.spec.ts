/** A script in a text that the public reads is only words. */
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../support/journey.ts';
import { fresh, html } from '../support/raw-request.ts';

test('a script in any text that the public reads is only words', async ({ baseURL, db, cast }) => {
	const script = `"'></script></style></title><img src=x onerror=alert(1)>{{7*7}}\${7*7}`;
	const host = await cast.organisation(`A ${script}`);
	const commitment = await cast.commitment(host, `B ${script}`, { type: 'homework-help', target: 9 });
	const event = await cast.event(host, `C ${script}`, { commitmentId: commitment.id });
	await db
		.updateTable('organisation')
		.set({ purpose: script, publicPhone: script.slice(0, 30) })
		.where('id', '=', host.id)
		.execute();
	await db
		.updateTable('event')
		.set({ description: script, placeName: script, address: script, imageAlt: script } as never)
		.where('id', '=', event.id)
		.execute();
	await db
		.updateTable('commitment')
		.set({ description: script } as never)
		.where('id', '=', commitment.id)
		.execute();
	const signature = await db
		.selectFrom('signature')
		.select('code')
		.where('organisationId', '=', host.id)
		.executeTakeFirstOrThrow();
	const year = new Date().getFullYear();
	const addresses = [`/partners/${host.slug}`, `/commitments/${commitment.slug}`, `/events/${event.slug}`]
		.concat([`/events/${event.slug}/poster`, `/partners/${host.slug}/badge.svg`, `/verify/${signature.code}`])
		.concat([
			`/verify/${signature.code}/certificate`,
			`/partners/${host.slug}/report/${year}`,
			'/pledge',
			'/partners',
			'/explore',
			'/commitments',
		])
		.concat([
			`/explore?q=${encodeURIComponent(script)}`,
			`/partners?q=${encodeURIComponent(script)}`,
			`/commitments?q=${encodeURIComponent(script)}`,
		]);
	for (const locale of ['da', 'en'] as const) {
		for (const address of addresses) {
			const response = await fetch(baseURL + href(address, locale), { headers: { ...html, ...fresh() } });
			expect([response.status, address]).toEqual([200, address]);
			const text = await response.text();
			expect(text.includes('<img src=x'), `${address} has a tag that was typed`).toBe(false);
			expect(/["']><\/script><\/style>/.test(text), `${address} ends a script that was ours`).toBe(false);
		}
	}
});
