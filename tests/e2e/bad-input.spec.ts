/** What comes in wrong, on purpose or not, is met with a sentence, and never becomes markup or somebody else's data. */
import { expect, test, unique } from '../support/journey.ts';

test('a script in a title is only words, also where machines read', async ({ visitor: page, cast }) => {
	const host = await cast.organisation(`<b>Fed</b> & "fræk" ${unique()}`);
	const title = `</script><script>alert(1)</script> 🎉 مرحبا ${unique()}`;
	const event = await cast.event(host, title);
	page.on('dialog', () => expect(false, 'a script ran').toBe(true));
	await page.goto(`/begivenheder/${event.slug}`);
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.getByRole('link', { name: host.name })).toBeVisible();
	await page.goto(`/oplev?q=${encodeURIComponent(event.title.slice(-6))}`);
	await expect(page.getByRole('link', { name: title })).toBeVisible();
});

test('ten megabytes of text, and somebody else’s things', async ({ as, cast }) => {
	const ours = await cast.organisation(`Vores ${unique()}`);
	const theirs = await cast.organisation(`Deres ${unique()}`);
	const commitment = await cast.commitment(theirs, `Deres løfte ${unique()}`, {
		type: 'homework-help',
		target: 9,
	});
	const { request } = (await as(ours.owner)).context();
	const send = async (path: string, form: Record<string, string>) => {
		const answer = await request.post(path, {
			multipart: form,
			headers: { origin: process.env.SITE_URL ?? '', accept: 'text/html' },
		});
		return { status: answer.status(), text: await answer.text() };
	};
	const desk = `/min-organisation/${ours.slug}`;

	const long = await send(`${desk}/begivenheder/opret`, {
		intent: 'save',
		title: 'Lang',
		description: 'a'.repeat(300_000),
	});
	expect(long.status).toBe(422);
	expect(long.text).toContain('Teksten er for lang');
	for (const letters of [10_000_000, 13_000_000]) {
		const tooLong = await send(`${desk}/begivenheder/opret`, { description: 'a'.repeat(letters) });
		expect(tooLong.status).toBe(413);
		expect(tooLong.text).toContain('Det er for stort');
	}

	const report = await send(`${desk}/bidrag?/contribute`, {
		commitment: String(commitment.id),
		amount: '3',
		happenedOn: '1.11.2026',
	});
	expect([404, 422]).toContain(report.status);
	const nonsense = await send(`${desk}/bidrag?/contribute`, { commitment: "1' or '1'='1", amount: '3' });
	expect(nonsense.status).toBe(422);
	expect((await request.get(`/min-organisation/${theirs.slug}`)).status()).toBe(404);
});

test('a link that has run out says so and offers a new one', async ({ visitor: page, cast, mailbox, db }) => {
	const { id, email } = await cast.person('Una Langsom');
	await page.goto('/ny-adgangskode');
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('button', { name: 'Send link' }).click();
	const link = await mailbox.link(email, 'Vælg en ny adgangskode');
	await db
		.updateTable('link')
		.set({ createdAt: new Date(Date.now() - 7_200_000), expiresAt: new Date(Date.now() - 1000) })
		.where('personId', '=', id)
		.execute();
	await page.goto(link);
	await expect(page.getByRole('heading', { name: 'Linket er for gammelt' })).toBeVisible();
	await page.goto(link.slice(0, -3));
	await expect(page.getByRole('heading', { name: 'Linket virker ikke' })).toBeVisible();
});

test('a forged address gives no more guesses, and slows nobody else', async ({ cast, request }) => {
	const { email, password } = await cast.person('Gry Gættet');
	const guess = async (forwarded: string, typed: string) => {
		const answer = await request.post('/log-ind?/login', {
			form: { email, password: typed },
			headers: { origin: process.env.SITE_URL ?? '', accept: 'text/html', 'x-forwarded-for': forwarded },
			maxRedirects: 0,
		});
		if (answer.status() === 303) return 'in';
		return (await answer.text()).includes('Vent 1 minut') ? 'wait' : 'wrong';
	};
	const block = `2001:db8:${unique().slice(0, 4)}:1`;
	const heard = [];
	for (let n = 0; n < 7; n++) heard.push(await guess(`10.9.${n}.1, ${block}::${n + 1}`, 'nej'));
	expect(heard).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait', 'wait']);
	expect(await guess(`${block}::9`, password)).toBe('wait');
	expect(await guess(`${block}::9, 198.51.100.${Math.ceil(Math.random() * 250)}`, password)).toBe('in');
});
