/** A figure's way to a citizen: an editor writes and drafts, another checks and releases, and what was wrong stands beside it. */
import { halfYear } from '#lib/i18n/dates.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { halfYearAfter, halfYearOf, writeHalfYear } from '#lib/i18n/periods.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

/** Before the demo's own editions, so that the newest stays theirs. */
const edition = halfYearAfter(halfYearOf(copenhagenDate(new Date())), -8);
const before = halfYearAfter(edition, -1);
const first = halfYearAfter(edition, -2);
const name = `Andel, der har talt med en nabo ${unique()}`;
const table = [
	'Halvår;Bydel;Tal;Antal svar;Køn',
	`${writeHalfYear(first)};;61,4;3600;`,
	`${writeHalfYear(before)};;62;3580;`,
	`${writeHalfYear(edition)};;64,25;3610;`,
	`${writeHalfYear(edition)};Nørrebro;58,1;340;`,
	`${writeHalfYear(edition)};Vanløse;70;12;`,
	`${writeHalfYear(edition)};;60;1800;kvinder`,
].join('\n');

test('drafted by one, released by another, read by everybody', async ({
	as,
	cast,
	visitor,
	withoutJavaScript,
}) => {
	test.slow();
	const editor = await as(await cast.person('Rikke Redaktør', 'editor'));
	const other = await as(await cast.person('Jonas Kontrol', 'administrator'));
	const desk = '/kommune/opfoelgning/barometer';
	const period = halfYear(edition);

	await test.step('an indicator is written', async () => {
		await editor.goto(`${desk}/opret`);
		await editor.getByRole('button', { name: m.barometer_save_indicator() }).click();
		await expect(editor.getByText(m.barometer_tolerance_missing()).first()).toBeVisible();
		await expectAccessible(editor);
		await editor
			.getByLabel(m.barometer_goal(), { exact: true })
			.selectOption({ label: 'Mål 6: at høre til' });
		await editor.getByLabel(m.barometer_name(), { exact: true }).fill(name);
		await editor.getByLabel(m.barometer_unit(), { exact: true }).fill('%');
		await editor.getByLabel(m.barometer_baseline(), { exact: true }).selectOption(writeHalfYear(first));
		await editor.getByLabel(m.barometer_tolerance(), { exact: true }).fill('0,5');
		await editor.getByLabel(m.barometer_source(), { exact: true }).fill('Byens spørgeskema');
		await editor
			.getByLabel(m.barometer_method(), { exact: true })
			.fill('Vi spørger et udsnit af københavnerne.');
		await editor.getByRole('button', { name: m.barometer_save_indicator() }).click();
		await expect(editor.getByRole('heading', { level: 1, name })).toBeVisible();
	});

	await test.step('its figures come from a file; who is counted by gender is refused', async () => {
		await editor.getByLabel(m.field_csv(), { exact: true }).setInputFiles({
			name: 'nabo.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(table),
		});
		await editor.getByRole('button', { name: m.barometer_upload_submit() }).click();
		await expect(editor.getByText(m.barometer_file_taken({ count: 5 }))).toBeVisible();
		await unfold(editor, m.barometer_refused_lines());
		await expect(editor.getByText(m.barometer_line_ground({ ground: 'køn' }))).toBeVisible();
		await expectAccessible(editor);
		await fitsNarrowWindow(editor);
	});

	await test.step('an edition is begun and drafted', async () => {
		await editor.goto(desk);
		await editor.getByLabel(m.barometer_half_year(), { exact: true }).selectOption(writeHalfYear(edition));
		await editor.getByRole('button', { name: m.barometer_begin() }).click();
		await expect(editor.getByText(m.barometer_state_collecting())).toBeVisible();
		await editor.getByRole('button', { name: m.barometer_step_draft() }).click();
		await expect(editor.getByText(m.barometer_own_draft())).toBeVisible();
		await expect(editor.getByRole('button', { name: m.barometer_step_check() })).toHaveCount(0);
		await expectAccessible(editor);
		await visitor.goto(`/resultater/barometer?edition=${writeHalfYear(edition)}`);
		await expect(visitor.getByText(name)).toHaveCount(0);
	});

	await test.step('somebody else checks and releases it', async () => {
		await other.goto(`${desk}/udgaver/${writeHalfYear(edition)}`);
		await expect(other.getByRole('row', { name }).getByText(m.barometer_class_better())).toBeVisible();
		await other.getByLabel(m.barometer_check_words()).fill('Tallene er holdt op mod kilden.');
		await other.getByRole('button', { name: m.barometer_step_check() }).click();
		await other.getByRole('button', { name: m.barometer_step_release() }).click();
		await expect(other.getByText(m.barometer_state_released())).toBeVisible();
		await expectAccessible(other);
	});

	const reader = await withoutJavaScript();
	await test.step('a citizen reads chart and table alike, without a script', async () => {
		await reader.goto(`/resultater/barometer?edition=${writeHalfYear(edition)}`);
		await reader.getByRole('link', { name }).click();
		await expect(reader.getByRole('heading', { level: 1, name })).toBeVisible();
		const chart = reader.getByRole('img', { name: new RegExp(name) });
		await expect(chart).toContainText('64,3');
		const figures = reader.getByRole('table', { name: m.barometer_table() });
		await expect(figures.getByRole('row', { name: period })).toContainText('64,3');
		const districts = reader.getByRole('table', { name: m.barometer_districts() });
		await expect(districts.getByRole('row', { name: 'Vanløse' })).toContainText(m.barometer_withheld_few());
		await expect(districts).not.toContainText('70');
		await expect(reader.getByText(m.barometer_promised_text())).toBeVisible();
		const download = reader.waitForEvent('download');
		await reader.getByRole('link', { name: m.barometer_csv(), exact: true }).click();
		expect((await download).suggestedFilename()).toContain(writeHalfYear(edition));
	});

	await test.step('what was wrong is said beside it', async () => {
		await editor.goto(`${desk}/udgaver/${writeHalfYear(edition)}`);
		await editor.getByLabel(new RegExp(`^${m.barometer_indicator()}`)).selectOption({ label: name });
		await editor.getByLabel(m.barometer_erratum_words()).fill('Antallet af svar var 3.601.');
		await editor.getByRole('button', { name: m.barometer_step_correct() }).click();
		await expect(editor.getByText('Antallet af svar var 3.601.')).toBeVisible();
		await reader.reload();
		await expect(reader.getByText('Antallet af svar var 3.601.')).toBeVisible();
		await visitor.goto(reader.url());
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
	});
});

test('the barometer, its method and the cities’ index stand beside the results @phone', async ({
	visitor,
}) => {
	await visitor.goto('/resultater');
	await visitor.getByRole('link', { name: m.barometer_title(), exact: true }).click();
	await expect(visitor.getByRole('heading', { level: 1, name: m.barometer_title() })).toBeVisible();
	await expect(visitor.getByRole('article').first()).toBeVisible();
	await expect(visitor.getByText(m.barometer_class_on_track()).first()).toBeVisible();
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);
	await visitor.getByRole('link', { name: m.barometer_method_link() }).first().click();
	await expect(visitor.getByRole('heading', { level: 1, name: m.barometer_how_title() })).toBeVisible();
	await expectAccessible(visitor);
	await visitor.goto('/resultater/byindeks');
	await expect(visitor.getByText(m.cities_note())).toBeVisible();
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);
	await visitor.goto('/resultater/maal/7');
	await expect(visitor.getByRole('heading', { name: m.barometer_on_goal() })).toBeVisible();
	await expectAccessible(visitor);
});

test('who only reads sees no button, and who is not of the city nothing', async ({
	municipality,
	member,
}) => {
	await municipality.goto('/kommune/opfoelgning/barometer');
	await expect(municipality.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(municipality.getByRole('button', { name: m.barometer_begin() })).toHaveCount(0);
	expect((await municipality.goto('/kommune/opfoelgning/barometer/opret'))?.status()).toBe(404);
	expect((await member.goto('/kommune/opfoelgning/barometer'))?.status()).toBe(404);
});
