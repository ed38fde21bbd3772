/** What waits is decided and, where it was a mistake, decided again; an auditor reads afterwards who did what, and takes it along. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { flag } from '#lib/moderation/flags/flags.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	openMenu,
	test,
	unique,
} from '../../../support/journey.ts';

const page = (path: string) => href(path, 'da');

/** The list's page on which a link with this name stands; other journeys' cases wait there, too. */
async function openFromWorklist(desk: Page, kind: string, name: string): Promise<void> {
	let address: string | null = page(`/municipality/worklist?kind=${kind}`);
	while (address) {
		await desk.goto(address);
		const link = desk.getByRole('link', { name, exact: true });
		if (await link.count()) return link.click();
		const next = desk.locator('a[rel=next]');
		address = (await next.count()) ? await next.getAttribute('href') : null;
	}
	throw new Error(`${name} is not on the worklist.`);
}

test('an approver decides from the worklist and takes a mistake back; the auditor reads it in the log', async ({
	as,
	cast,
	db,
}) => {
	const applicant = await cast.organisation(`Nørrebro Korsang ${unique()}`, {
		state: 'waiting',
		signed: false,
	});
	const host = await cast.organisation(`Baggårdens Venner ${unique()}`);
	const event = await cast.event(host, `Sommerfest ${unique()}`);
	await flag(
		db,
		{ kind: 'events', slug: event.slug },
		{ reason: 'wrong_facts', words: `Klokken er forkert ${unique()}`, email: null },
		{ clientAddress: '192.0.2.60' },
	);
	const approver = await cast.person(`Bente ${unique()}`, 'consultant');
	const desk = await as(approver);

	await test.step('an application is approved from the list of what waits', async () => {
		await desk.goto(page('/municipality/worklist'));
		await expectAccessible(desk);
		await fitsNarrowWindow(desk);
		await openFromWorklist(desk, 'approval', applicant.name);
		await desk.getByRole('form', { name: 'Godkend' }).getByRole('button', { name: 'Godkend' }).click();
		await expect(desk.getByText('Beslutningen er gemt')).toBeVisible();
	});

	await test.step('a report is closed, opened again with its note, and closed otherwise', async () => {
		await desk.goto(page('/municipality/flags?reason=wrong_facts'));
		const card = desk.getByRole('listitem').filter({ has: desk.getByRole('heading', { name: event.title }) });
		const close = async (outcome: string) => {
			await card.locator('summary').click();
			await card.getByLabel(m.flags_outcome()).selectOption(outcome);
		};
		await close('nothing_wrong');
		await card.getByLabel(m.flags_note()).fill('De siger, at klokken passer.');
		await card.getByRole('button', { name: m.flags_close() }).click();
		await expect(desk.getByText(m.flag_closed())).toBeVisible();
		await desk.goto(page('/municipality/flags?state=closed&reason=wrong_facts'));
		await expectAccessible(desk);
		await fitsNarrowWindow(desk);
		await card.getByRole('button', { name: m.flags_reopen() }).click();
		await expect(desk.getByText(m.flag_reopened())).toBeVisible();
		await desk.goto(page('/municipality/flags?reason=wrong_facts'));
		await close('put_right');
		await expect(card.getByLabel(m.flags_note())).toHaveValue('De siger, at klokken passer.');
		await card.getByRole('button', { name: m.flags_close() }).click();
		await expect(desk.getByText(m.flag_closed())).toBeVisible();
	});

	const reader = await as(await cast.person(`Mette ${unique()}`, 'auditor'));
	await test.step('the auditor comes to the log by the menu, and finds the approval and who gave it', async () => {
		await reader.goto(page('/municipality'));
		await openMenu(reader);
		const log = reader.getByRole('banner').getByRole('link', { name: m.audit_title(), exact: true });
		if (!(await log.isVisible()))
			await reader.getByRole('banner').getByText(m.nav_municipality_content()).click();
		await log.click();
		await reader.getByLabel(m.audit_search()).fill(applicant.name);
		await reader.getByRole('button', { name: m.audit_show() }).click();
		const line = reader
			.getByRole('row')
			.filter({ hasText: approver.name })
			.filter({ hasText: applicant.name });
		await expect(line).toHaveCount(1);
		await expectAccessible(reader);
		await fitsNarrowWindow(reader);
		await line.getByRole('link', { name: approver.name }).click();
		await reader.getByLabel(m.audit_search()).fill('');
		await reader.getByRole('button', { name: m.audit_show() }).click();
		await expect(reader.getByRole('row').filter({ hasText: 'åbnet igen' })).toHaveCount(1);
	});

	await test.step('and takes along as a file what the page shows', async () => {
		const shown = await reader.getByRole('row').count();
		const arriving = reader.waitForEvent('download');
		await reader.getByRole('link', { name: m.audit_csv(), exact: true }).click();
		const file = await readFile(await (await arriving).path(), 'utf8');
		expect(file.trim().split('\r\n')).toHaveLength(shown);
		expect(file).toContain(approver.name);
	});

	await test.step('reads every case and decides none', async () => {
		for (const path of [
			`/municipality/approvals/${applicant.slug}`,
			'/municipality/flags',
			'/municipality/duplicates',
			'/municipality/takedowns',
		]) {
			await reader.goto(page(path));
			await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(reader.locator('main form[method=POST]'), path).toHaveCount(0);
		}
	});
});
