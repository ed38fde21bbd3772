/** What is said after a redirect: once, on that page, to who did it, with and without JavaScript, and by no address. */
import { href } from '#lib/i18n/urls.ts';
import { demoAccount, expect, test, unique } from '../support/journey.ts';

for (const scripts of [true, false]) {
	test(`is said once, ${scripts ? 'with' : 'without'} JavaScript`, async ({
		member,
		withoutJavaScript,
		db,
	}) => {
		const page = scripts ? member : await withoutJavaScript(demoAccount('member'));
		const desk = await db
			.selectFrom('organisation')
			.select('slug')
			.where('name', 'like', 'Nordlys El%')
			.executeTakeFirstOrThrow();
		const settings = href(`/workspace/${desk.slug}/settings`);
		const said = page.getByRole('main').getByText('Tak. Datoen er opdateret.');
		const confirm = page.getByRole('button', { name: 'Ja, det passer' });

		await page.goto(settings);
		await confirm.click();
		await expect(said).toBeVisible();
		expect(new URL(page.url()).search).toBe('');
		await page.reload();
		await expect(confirm).toBeVisible();
		await expect(said).toBeHidden();

		await confirm.click();
		await expect(said).toBeVisible();
		await page.goto(href('/about'));
		await page.goto(settings);
		await expect(confirm).toBeVisible();
		await expect(said).toBeHidden();
	});
}

test('is gone on the page that a link leads to, and on the way back', async ({ member: page, db }) => {
	const desk = await db
		.selectFrom('organisation')
		.select('slug')
		.where('name', 'like', 'Nordlys El%')
		.executeTakeFirstOrThrow();
	await page.goto(href(`/workspace/${desk.slug}/settings`));
	await page.getByRole('button', { name: 'Ja, det passer' }).click();
	const said = page.getByRole('main').getByText('Tak. Datoen er opdateret.');
	await expect(said).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: 'Se jeres side' }).first().click();
	await expect(page).toHaveURL(/partnere/);
	await expect(said).toBeHidden();
	await page.goBack();
	await expect(page.getByRole('button', { name: 'Ja, det passer' })).toBeVisible();
	await expect(said).toBeHidden();
});

test('on a page that is kept for everybody is said to one, and to nobody by an address', async ({
	cast,
	visitor,
	request,
}) => {
	const organisation = await cast.organisation(`Aftenskolen ${unique()}`);
	const { slug } = await cast.event(organisation, `Strikkecafé ${unique()}`, { inDays: 9 });
	const path = href(`/events/${slug}`);
	await visitor.goto(path);
	await visitor.getByLabel('Dit navn').fill('Rosa Lind');
	await visitor.getByLabel('Din e-mail').fill(`rosa-${unique()}@eksempel.example`);
	await visitor.getByRole('button', { name: 'Tilmeld mig' }).click();
	await expect(visitor.getByText('Tjek din mail', { exact: true })).toBeVisible();
	expect(new URL(visitor.url()).search).toBe('');

	const told = await request.get(path, { headers: { cookie: 'flash=events.signedUp?state=confirmed' } });
	const plain = await request.get(path);
	const linked = await request.get(`${path}?signed-up=confirmed&done=published&said=confirmed`);
	expect(await told.text()).toContain('Du har en plads');
	expect(told.headers()).toMatchObject({ 'cache-control': 'private, no-store' });
	expect(told.headers()['set-cookie']).toMatch(/^flash=;.*Max-Age=0/);
	for (const answer of [plain, linked]) {
		expect(await answer.text()).not.toContain('Du har en plads');
		expect(answer.headers()['set-cookie']).toBeUndefined();
	}
});
