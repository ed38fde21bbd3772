/** A partner promises something else: proposed, said yes to, sent, and read by everybody; or refused with a reason. */
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Page } from '@playwright/test';
import {
	demoAccount,
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	openProposal,
	test,
	unique,
} from '../../../support/journey.ts';

const goOn = (page: Page) => page.getByRole('button', { name: m.commitment_continue() }).click();

async function chooseSomethingElse(page: Page, organisation: string): Promise<void> {
	await page.goto(`/min-organisation/${organisation}/loefter/opret`);
	await page.getByRole('link', { name: m.commitment_type_else_title() }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.commitment_type_else_title() })).toBeVisible();
}

async function propose(page: Page, name: string): Promise<void> {
	await page.getByLabel(m.commitment_type_name()).fill(name);
	await page.getByLabel(m.commitment_type_unit_of_one()).fill('nabotur');
	await page.getByLabel(m.commitment_type_unit_of_several()).fill('naboture');
	await page.getByLabel(m.commitment_type_counts()).fill('En tur, alle i opgangen kan komme med på.');
	await page.getByLabel(m.commitment_type_goal()).selectOption({ index: 6 });
	await page.getByRole('button', { name: m.commitment_type_propose() }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.commitment_heading_2() })).toBeVisible();
}

async function openType(page: Page, name: string): Promise<void> {
	await page.goto('/kommune/loeftetyper');
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? '' : ', without JavaScript';
	test(`a partner promises something else, and the city says yes${how}`, async ({
		cast,
		db,
		mailbox,
		open,
		municipality,
		visitor,
	}) => {
		const organisation = await cast.organisation(`Opgangen ${unique()}`);
		const name = `Naboture ${unique()}`;
		const title = `Ture for alle ${unique()}`;
		const looks = async (looked: Page) => {
			if (!javaScriptEnabled) return;
			await expectAccessible(looked);
			await fitsNarrowWindow(looked);
			await noSidewaysScroll(looked);
		};
		const page = await open({ account: organisation.owner, javaScriptEnabled });
		const anna = await open({ account: demoAccount('administrator'), javaScriptEnabled });

		await test.step('the partner says what is counted, and goes on writing', async () => {
			await chooseSomethingElse(page, organisation.slug);
			await page.getByRole('button', { name: m.commitment_type_propose() }).click();
			await expect(page.getByRole('alert').first()).toBeVisible();
			await looks(page);
			await propose(page, name);
			await expect(page.getByText(m.commitment_type_said_proposed())).toBeVisible();
			await expect(page.getByText(m.commitment_type_draft_waits())).toBeVisible();
			await expect(page.getByText('nabotur', { exact: true })).toBeVisible();
			await looks(page);
			await page.getByLabel('Hvor mange naboture bliver det til?').fill('4');
			for (const heading of [m.commitment_heading_3(), m.commitment_heading_4()]) {
				await goOn(page);
				await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
			}
			await page.getByLabel(m.commitment_title()).fill(title);
			await page.getByRole('button', { name: m.commitment_save_draft() }).click();
			await expect(page.getByText(m.commitment_said_draft_saved())).toBeVisible();
			await expect(page.getByRole('button', { name: m.commitment_propose() })).toHaveCount(0);
			await page.goto(`/min-organisation/${organisation.slug}/loefter`);
			await expect(page.getByText(m.commitment_type_draft_waits())).toBeVisible();
		});

		await test.step('the city betters the words, adds English and says yes', async () => {
			await openType(anna, name);
			await looks(anna);
			await anna.getByRole('button', { name: m.commitment_types_say_yes() }).click();
			await expect(anna.getByRole('alert').first()).toContainText(m.refused_commitment_type_needs_english());
			await anna.getByLabel(m.commitment_types_name_en()).fill(`Outings ${name}`);
			await anna.getByLabel(m.commitment_types_one_en()).fill('outing with neighbours');
			await anna.getByLabel(m.commitment_types_other_en()).fill('outings with neighbours');
			await anna.getByLabel(m.commitment_types_help_en()).fill('An outing that anybody may join.');
			await anna.getByRole('button', { name: m.commitment_types_say_yes() }).click();
			await expect(anna.getByText(m.commitment_type_said_offered())).toBeVisible();
			await looks(anna);
		});

		await test.step('the partner is told, and sends the promise', async () => {
			const { text } = await mailbox.latest(organisation.owner.email, name);
			await page.goto(/https?:\/\/\S+(\/min-organisation\S+)/.exec(text)?.[1] ?? '');
			await page.getByRole('button', { name: m.commitment_propose() }).click();
			await expect(page.getByText(m.commitment_said_proposed())).toBeVisible();
			await openProposal(municipality, title);
			await municipality
				.getByRole('form', { name: `Godkend ${title}`, exact: true })
				.getByRole('button')
				.click();
			await expect(municipality.getByText(m.commitment_said_accepted())).toBeVisible();
		});

		await test.step('everybody reads it in both languages', async () => {
			const { slug, type } = await db
				.selectFrom('commitment')
				.select(['slug', 'type'])
				.where('title', '=', title)
				.executeTakeFirstOrThrow();
			await visitor.goto(href(`/commitments/${slug}`, 'da'));
			await expect(visitor.getByText('naboture').first()).toBeVisible();
			await visitor.goto(href(`/commitments/${slug}`, 'en'));
			await expect(visitor.getByText('outings with neighbours').first()).toBeVisible();
			await visitor.goto(href(`/commitments?type=${type}`, 'en'));
			await expect(visitor.getByRole('combobox', { name: 'Kind' })).toHaveValue(type);
			await expect(visitor.getByRole('link', { name: title })).toBeVisible();
			const answer = await visitor.request.get(`/api/v1/commitments?type=${type}`);
			expect(await answer.json()).toMatchObject({ commitments: [{ type, unit: 'naboture' }] });
		});

		await test.step('taken off, it can be chosen no more, and the promise stays', async () => {
			await anna.goto('/kommune/loeftetyper');
			await anna
				.getByRole('form', { name: m.commitment_types_retire_label({ name }) })
				.getByRole('button')
				.click();
			await expect(anna.getByText(m.commitment_type_said_retired())).toBeVisible();
			await page.goto(`/min-organisation/${organisation.slug}/loefter/opret?all`);
			await expect(page.getByRole('link', { name: m.commitment_type_else_title() })).toBeVisible();
			await expect(page.getByRole('radio', { name })).toHaveCount(0);
			await page.goto(`/min-organisation/${organisation.slug}/loefter`);
			await page.getByRole('link', { name: title }).click();
			await expect(page.getByText('naboture').first()).toBeVisible();
		});
	});
}

test('a no comes with a reason, and the draft asks for another kind', async ({ as, cast, mailbox }) => {
	const organisation = await cast.organisation(`Gården ${unique()}`);
	const name = `Gårdture ${unique()}`;
	const page = await as(organisation.owner);
	const anna = await as(demoAccount('administrator'));
	await chooseSomethingElse(page, organisation.slug);
	await propose(page, name);
	await openType(anna, name);
	await anna.getByText(m.commitment_types_say_no(), { exact: true }).click();
	await anna.getByRole('button', { name: m.commitment_types_send_no() }).click();
	await expect(anna.getByRole('alert').first()).toContainText(m.field_reason_missing());
	await anna.getByLabel(m.commitment_types_no_why()).fill('Brug byvandringer.');
	await anna.getByRole('button', { name: m.commitment_types_send_no() }).click();
	await expect(anna.getByText(m.commitment_type_said_refused())).toBeVisible();
	expect((await mailbox.latest(organisation.owner.email, name)).text).toContain('Brug byvandringer.');
	await page.reload();
	await expect(page.getByText('Brug byvandringer.')).toBeVisible();
	await page.getByRole('link', { name: m.commitment_type_draft_choose() }).click();
	await expectAccessible(page);
	await page.getByRole('radio').first().check();
	await goOn(page);
	await expect(page.getByRole('heading', { level: 1, name: m.commitment_heading_2() })).toBeVisible();
	await expect(page.getByText(m.commitment_type_draft_refused())).toHaveCount(0);
});

test('an administrator adds a kind; a consultant reads the list', async ({ as, municipality }) => {
	const name = `Legetimer ${unique()}`;
	const anna = await as(demoAccount('administrator'));
	await anna.goto('/kommune/loeftetyper');
	await anna.getByRole('link', { name: m.commitment_types_add() }).click();
	await expectAccessible(anna);
	await fitsNarrowWindow(anna);
	const words = {
		[m.commitment_types_name_da()]: name,
		[m.commitment_types_name_en()]: `Play ${name}`,
		[m.commitment_types_one_da()]: 'legetime',
		[m.commitment_types_one_en()]: 'hour of play',
		[m.commitment_types_other_da()]: 'legetimer',
		[m.commitment_types_other_en()]: 'hours of play',
		[m.commitment_types_symbol_da()]: 't',
		[m.commitment_types_symbol_en()]: 'h',
		[m.commitment_types_help_da()]: 'Åben tid med leg for alle.',
		[m.commitment_types_help_en()]: 'Open hours of play for everybody.',
	};
	for (const [label, text] of Object.entries(words)) await anna.getByLabel(label).fill(text);
	await anna.getByLabel(m.commitment_type_goal()).selectOption({ index: 6 });
	await anna.getByRole('button', { name: m.commitment_types_add_now() }).click();
	await expect(anna.getByText(m.commitment_type_said_added())).toBeVisible();
	await openType(anna, name);
	await expect(anna.getByText(m.commitment_types_unit_stays())).toBeVisible();
	await expect(anna.getByLabel(m.commitment_types_one_da())).toHaveCount(0);
	await anna.getByLabel(m.commitment_types_help_da()).fill('Åben tid med leg for store og små.');
	await anna.getByRole('button', { name: m.commitment_types_save() }).click();
	await expect(anna.getByText(m.commitment_type_said_saved())).toBeVisible();
	await municipality.goto('/kommune/loeftetyper');
	await expect(municipality.getByRole('row').filter({ hasText: name })).toContainText('legetimer');
	await expect(municipality.getByRole('link', { name: m.commitment_types_add() })).toHaveCount(0);
	expect((await municipality.goto('/kommune/loeftetyper/opret'))?.status()).toBe(404);
});
