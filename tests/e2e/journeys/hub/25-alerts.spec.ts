/** Somebody without an account follows what is new, is told, and ends it: by the page, and from the mail program. */
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { follows } from '../../../support/cast/alerts.ts';
import { makeEvent } from '../../../support/cast/events.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';
import { ask, fresh } from '../../../support/raw-request.ts';

/** As if it had been asked for yesterday, and the morning had come. */
async function nextMorning(db: Database, email: string): Promise<void> {
	const yesterday = new Date(Date.now() - 86_400_000);
	await db
		.updateTable('alert')
		.set({ createdAt: yesterday, since: yesterday, digestedFor: '2026-01-01' })
		.where('email', '=', email)
		.execute();
	await db.transaction().execute((trx) => enqueue(trx, 'alerts.digest', {}));
}

test('a partner is followed, told of, and left again @phone', async ({
	visitor: page,
	cast,
	db,
	mailbox,
}) => {
	const host = await cast.organisation(`Havekredsen ${unique()}`);
	const email = `frida.${unique()}@eksempel.example`;

	await test.step('asked for on the partner’s page', async () => {
		await page.goto(`/partnere/${host.slug}`);
		await page.getByRole('link', { name: m.alert_ask_follow({ name: host.name }) }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.alert_ask_follow({ name: host.name }));
		await page.getByRole('button', { name: m.alert_ask_submit() }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByLabel(m.alert_your_email()).fill(email);
		await page.getByRole('radio', { name: m.alert_daily() }).check();
		await page.getByRole('button', { name: m.alert_ask_submit() }).click();
		await expect(page.getByRole('heading', { name: m.alert_asked_title() })).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('said yes to in the mail', async () => {
		await page.goto(await mailbox.link(email, host.name, /bekraeft/));
		await expect(page.getByText(m.alert_consent_daily({ what: host.name }))).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: m.alert_confirm_submit() }).click();
		await expect(page.getByText(m.alert_done_confirmed())).toBeVisible();
		await expect(page.getByRole('link', { name: host.name })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('told, and ended from the mail', async () => {
		const event = await cast.event(host, `Såning og suppe ${unique()}`);
		await nextMorning(db, email);
		const subject = m.alert_mail_digest_subject_about({ count: 1, what: host.name });
		expect((await mailbox.latest(email, subject)).text).toContain(event.title);
		await page.goto(await mailbox.link(email, subject, /besked-om-nyt/));
		await page.getByRole('button', { name: m.alert_to_weekly() }).click();
		await expect(page.getByText(m.alert_done_changed())).toBeVisible();
		await page.getByRole('button', { name: m.alert_end_one({ what: host.name }) }).click();
		await expect(page.getByText(m.alert_done_ended())).toBeVisible();
		await expect(page.getByText(m.alert_mailings_no_news())).toBeVisible();
		await expectAccessible(page);
	});
});

test('a search is followed in English without JavaScript, and ended by the mail program', async ({
	withoutJavaScript,
	cast,
	db,
	mailbox,
}) => {
	const page = await withoutJavaScript();
	const word = `Zucchini${unique()}`;
	const host = await cast.organisation(`Havekredsen ${unique()}`);
	const email = `otto.${unique()}@eksempel.example`;
	const en = { locale: 'en' } as const;

	await page.goto(`/en/explore?q=${word}&when=weekend`);
	await page.getByRole('link', { name: m.alert_from_explore({}, en) }).click();
	await expect(page.getByText(m.explore_chosen_words({ text: word }, en))).toBeVisible();
	await page.getByLabel(m.alert_your_email({}, en)).fill(email);
	await page.getByRole('radio', { name: m.alert_daily({}, en) }).check();
	await page.getByRole('button', { name: m.alert_ask_submit({}, en) }).click();
	await expect(page.getByRole('heading', { name: m.alert_asked_title({}, en) })).toBeVisible();
	await page.goto(await mailbox.link(email, word, /confirm/));
	await page.getByRole('button', { name: m.alert_confirm_submit({}, en) }).click();
	await expect(page.getByText(m.alert_done_confirmed({}, en))).toBeVisible();

	await cast.event(host, `${word} i gryden`);
	await nextMorning(db, email);
	await mailbox.latest(email, m.alert_mail_digest_subject({ count: 1 }, en));
	const unsubscribe = async () => {
		const mail = await db
			.selectFrom('mail')
			.select('unsubscribe')
			.where('toAddress', '=', email)
			.where('unsubscribe', 'is not', null)
			.executeTakeFirstOrThrow();
		return new URL(mail.unsubscribe ?? '').pathname;
	};
	const address = await unsubscribe();

	// A mail scanner presses everything that can be got, and ends nothing.
	await page.goto(address);
	await expect(page.getByRole('heading', { name: m.alert_mailings_title({}, en) })).toBeVisible();
	await expect(page.getByText(m.alert_mailings_no_news({}, en))).toBeHidden();

	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const active = async () =>
		(
			await db
				.selectFrom('alert')
				.select('id')
				.where('email', '=', email)
				.where('endedAt', 'is', null)
				.execute()
		).length;
	const presses: { body?: string; headers: Record<string, string> }[] = [
		{ body: 'List-Unsubscribe=One-Click', headers: { ...form, origin: 'https://mail.example' } },
		{ body: 'List-Unsubscribe=One-Click', headers: form },
		{ body: '', headers: { ...form, origin: 'null' } },
		{ headers: { accept: '*/*', 'content-length': '0' } },
		{
			body: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
			headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'https://mail.example' },
		},
	];
	for (const press of presses) {
		await db.updateTable('alert').set({ endedAt: null }).where('email', '=', email).execute();
		expect(await active()).toBe(1);
		const { status } = await ask({
			path: address,
			method: 'POST',
			...press,
			headers: { ...fresh(), ...press.headers },
		});
		expect(status, JSON.stringify(press)).toBe(200);
		expect(await active(), JSON.stringify(press)).toBe(0);
	}
	// No other form is open to other sites by it.
	const { status } = await ask({
		path: '/besked-om-nyt',
		method: 'POST',
		body: 'email=a%40b.example',
		headers: { ...fresh(), ...form, origin: 'https://mail.example' },
	});
	expect(status).toBe(403);

	await page.goto('/en/alerts');
	await page.getByRole('textbox').fill(email);
	await page.getByRole('button', { name: m.alert_mailings_submit({}, en) }).click();
	await expect(page.getByText(m.alert_mailings_sent({}, en))).toBeVisible();
	await page.goto(await mailbox.link(email, m.alert_mail_mailings_subject({}, en), /alerts/));
	await expect(page.getByText(m.alert_mailings_no_news({}, en))).toBeVisible();
});

/** Where nothing else lies, out of reach of each other. */
const spots = {
	da: { latitude: 55.581, longitude: 12.61 },
	en: { latitude: 55.581, longitude: 12.41 },
} as const;

for (const locale of ['da', 'en'] as const)
	test(`what is near is followed, told of when there is something, and ended by one press (${locale})`, async ({
		visitor: page,
		cast,
		db,
		mailbox,
	}) => {
		const at = { locale };
		const spot = spots[locale];
		const email = `nils.${unique()}@eksempel.example`;
		const host = await cast.organisation(`Havnebadet ${unique()}`);
		const what = m.explore_near({ km: 1, place: m.explore_near_point({}, at) }, at);
		/** So many kilometres north of the spot. */
		const put = (title: string, km: number) =>
			makeEvent(db, host.id, {
				...{ title, lat: spot.latitude + km / 111.2, lng: spot.longitude, publishedAt: new Date() },
				startsAt: new Date(Date.now() + 6 * 86_400_000),
			});
		const digests = () =>
			db
				.selectFrom('mail')
				.select(['subject', 'text', 'unsubscribe'])
				.where('toAddress', '=', email)
				.where('unsubscribe', 'is not', null)
				.orderBy('id')
				.execute();
		/** Until the job has looked at what is due. */
		const looked = async (follower = email) => {
			await nextMorning(db, follower);
			const day = async () =>
				(
					await db
						.selectFrom('alert')
						.select('digestedFor')
						.where('email', '=', follower)
						.executeTakeFirstOrThrow()
				).digestedFor;
			await expect.poll(day).not.toBe('2026-01-01');
		};

		await test.step('asked for where the device is', async () => {
			await page.context().grantPermissions(['geolocation']);
			await page.context().setGeolocation(spot);
			await page.goto(href('/explore', locale));
			await expect(async () => {
				await page.getByRole('button', { name: m.explore_near_me({}, at) }).click();
				await expect(page).toHaveURL(/near=/, { timeout: 5000 });
			}).toPass();
			await page.getByRole('link', { name: m.alert_from_explore({}, at) }).click();
			await page.getByLabel(m.explore_near_how_far({}, at)).selectOption('1');
			await page.getByLabel(m.alert_your_email({}, at)).fill(email);
			await page.getByRole('radio', { name: m.alert_daily({}, at) }).check();
			await expectAccessible(page);
			await page.getByRole('button', { name: m.alert_ask_submit({}, at) }).click();
			await expect(page.getByRole('heading', { name: m.alert_asked_title({}, at) })).toBeVisible();
		});

		await test.step('said yes to in the mail, which says how far', async () => {
			const subject = m.alert_mail_confirm_subject({ what }, at);
			await page.goto(await mailbox.link(email, subject, locale === 'da' ? /bekraeft/ : /confirm/));
			await page.getByRole('button', { name: m.alert_confirm_submit({}, at) }).click();
			await expect(page.getByText(m.alert_done_confirmed({}, at))).toBeVisible();
			await expect(page.getByRole('link', { name: what })).toBeVisible();
		});

		await test.step('nothing is said where nothing is near', async () => {
			const far = await put(`Fjernt ${unique()}`, 1.5);
			await looked();
			expect(await digests(), far.title).toEqual([]);
		});

		const near = await put(`Nært ${unique()}`, 0.5);
		await test.step('told of what is near, once', async () => {
			await looked();
			const subject = m.alert_mail_digest_subject_about({ count: 1, what }, at);
			expect((await mailbox.latest(email, subject)).text).toContain(href(`/events/${near.slug}`, locale));
			await looked();
			expect(await digests()).toHaveLength(1);
		});

		await test.step('ended by one press in the mail program', async () => {
			const [{ unsubscribe } = { unsubscribe: null }] = await digests();
			const headers = { ...fresh(), 'content-type': 'application/x-www-form-urlencoded' };
			const body = 'List-Unsubscribe=One-Click';
			const { pathname } = new URL(unsubscribe ?? '');
			expect((await ask({ path: pathname, method: 'POST', body, headers })).status).toBe(200);
			// Somebody else follows the same, and is told by the same run of the job.
			const other = `olga.${unique()}@eksempel.example`;
			await follows(db, `?near=${spot.latitude},${spot.longitude}&km=1`, { email: other });
			await put(`Nært igen ${unique()}`, 0.2);
			await nextMorning(db, email);
			await looked(other);
			expect(await digests()).toHaveLength(1);
		});
	});
