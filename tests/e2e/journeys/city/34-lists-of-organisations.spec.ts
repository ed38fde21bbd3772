/** An administrator hands a list in, sees what would become of each line, says yes, and sends the refused lines again. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unique,
} from '../../../support/journey.ts';

const header = 'Navn;Type;Adresse;Breddegrad;Længdegrad';
const desk = '/kommune/partnere/hent-ind';

async function handIn(page: Page, text: string | Buffer, name = 'foreninger.csv'): Promise<void> {
	await page.goto(desk);
	await page
		.getByLabel(m.field_csv(), { exact: true })
		.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text as string) });
	await page.getByRole('button', { name: m.partner_list_preview() }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('handed in, looked through, taken in; what was refused is put right and sent again', async ({
	as,
	cast,
}) => {
	test.slow();
	const word = `Bålplads${unique()}`;
	const page = await as(await cast.person(`Anders ${unique()}`, 'administrator'));
	const lines = [
		`${word} Nord;forening;Vej 1;55,6901;12,5401`,
		`${word} Syd;byhave;Vej 2;55,6501;12,5501`,
		`${word} Syd;byhave;Vej 2;55,6501;12,5501`,
		`${word} Rum;rumstation;Vej 3;55,6801;12,5601`,
	];

	await test.step('the way there, and a form without a file', async () => {
		await page.goto('/kommune/partnere');
		await page.getByRole('link', { name: m.partner_list_title() }).click();
		await page.getByRole('button', { name: m.partner_list_preview() }).click();
		await expect(page.getByText(m.refused_table_missing()).first()).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('what is no list is stopped with what to do', async () => {
		await handIn(page, Buffer.from('PK\u0003\u0004xl/workbook.xml'), 'foreninger.xlsx');
		await expect(page.getByText(m.table_workbook())).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: m.partner_list_drop() }).click();
		await expect(page.getByText(m.partner_list_done_dropped())).toBeVisible();
	});

	await test.step('each line says what would become of it', async () => {
		await handIn(page, [header, ...lines].join('\r\n'));
		await expect(page.getByRole('heading', { name: m.partner_list_would({ count: 2 }) })).toBeVisible();
		const refused = page.getByRole('row').filter({ hasText: `${word} Rum` });
		await expect(refused).toContainText(m.partner_list_line_type_unknown({ detail: 'rumstation' }));
		await page.getByRole('link', { name: m.partner_list_skipped() }).click();
		await expect(page.getByText(m.partner_list_line_twice({ detail: '3' }))).toBeVisible();
		await expect(page.getByText(`${word} Nord`)).toBeHidden();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await noSidewaysScroll(page);
	});

	const file = await test.step('the refused lines are a file with the reason beside', async () => {
		const link = page.getByRole('link', { name: m.partner_list_refused_file({ count: 1 }) });
		const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
		const text = readFileSync(await download.path(), 'utf8');
		expect(text).toContain(m.partner_list_line_type_unknown({ detail: 'rumstation' }));
		return text;
	});

	await test.step('a yes puts them on the list', async () => {
		await page.getByRole('button', { name: m.partner_list_confirm({ count: 2 }) }).click();
		await expect(page.getByRole('heading', { name: m.partner_list_did({ count: 2 }) })).toBeVisible();
		await expectAccessible(page);
		await page.goto(`/kommune/partnere?state=listed&q=${word}`);
		await expect(page.getByRole('cell', { name: `${word} Nord` })).toBeVisible();
		await expect(page.getByRole('cell', { name: `${word} Syd` })).toBeVisible();
	});

	await test.step('put right, the rest comes too', async () => {
		await handIn(page, file.replace(';rumstation;', ';folkeskole;'), 'rettet.csv');
		await page.getByRole('button', { name: m.partner_list_confirm({ count: 1 }) }).click();
		await expect(page.getByRole('heading', { name: m.partner_list_did({ count: 1 }) })).toBeVisible();
	});
});

test('without a script; an auditor reads it, a consultant finds nothing', async ({
	as,
	cast,
	withoutJavaScript,
}) => {
	const word = `Legeplads${unique()}`;
	const page = await withoutJavaScript(await cast.person(`Anita ${unique()}`, 'administrator'));
	await handIn(page, `${header}\n${word};forening;Vej 1;55,6902;12,5402\n`);
	const at = page.url();
	const auditor = await as(await cast.person(`Rita ${unique()}`, 'auditor'));
	expect((await auditor.goto(at))?.status(), 'before anybody said yes').toBe(404);
	await page.getByRole('button', { name: m.partner_list_confirm({ count: 1 }) }).click();
	await expect(page.getByRole('heading', { name: m.partner_list_did({ count: 1 }) })).toBeVisible();

	await auditor.reload();
	await expect(auditor.getByText(word)).toBeVisible();
	await expect(auditor.getByRole('button', { name: m.partner_list_drop() })).toBeHidden();
	const consultant = await as(await cast.person(`Karl ${unique()}`, 'consultant'));
	await consultant.goto('/kommune/partnere');
	await expect(consultant.getByRole('link', { name: m.partner_list_title() })).toBeHidden();
	for (const address of [desk, at, `${desk}.csv`])
		expect((await consultant.request.get(address)).status()).toBe(404);
});
