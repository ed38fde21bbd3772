/** From a committee's plan to somebody's deed: an editor writes, changes and links, and a citizen walks from the goal to the deed and back. */
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

const desk = '/kommune/opfoelgning';

test('an action is written, changed and linked, advice is given and answered', async ({
	as,
	cast,
	visitor,
	withoutJavaScript,
}) => {
	test.slow();
	const editor = await as(await cast.person('Rikke Redaktør', 'editor'));
	const title = `Sprogcafé i ${unique()}`;
	const titleEn = `Language café ${unique()}`;

	await test.step('an action is written under a plan', async () => {
		await editor.goto(`${desk}/handleplaner`);
		await editor
			.getByRole('link', { name: /^Kultur- og Fritidsudvalget/ })
			.first()
			.click();
		await editor.getByRole('link', { name: m.plans_new_action() }).click();
		await editor.getByRole('button', { name: m.plans_save_action() }).click();
		await expect(editor.getByText(m.plans_goals_missing()).first()).toBeVisible();
		await expectAccessible(editor);
		await editor.getByLabel(m.plans_title(), { exact: true }).fill(title);
		await editor
			.getByLabel(m.plans_body(), { exact: true })
			.fill('Fem biblioteker holder sprogcafé hver uge.');
		await editor.getByLabel(m.plans_title_en()).fill(titleEn);
		await editor.getByLabel('Mål 6: at høre til').check();
		await editor.getByLabel(m.plans_unit(), { exact: true }).fill('Københavns Biblioteker');
		await editor.getByLabel(new RegExp(`^${m.plans_money()}`)).fill('250.000 kr.');
		await editor.getByLabel(m.plans_starts(), { exact: true }).fill('1.1.2026');
		await editor.getByLabel(m.plans_due_label(), { exact: true }).fill('1.6.2031');
		await editor.getByRole('button', { name: m.plans_save_action() }).click();
		await expect(editor.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(editor.getByText(/^250\.000/)).toBeVisible();
	});

	await test.step('it is changed with a reason, and the change is shown word by word', async () => {
		await editor.getByRole('link', { name: m.plans_edit() }).click();
		await editor
			.getByLabel(m.plans_body(), { exact: true })
			.fill('Ti biblioteker holder sprogcafé hver uge.');
		await editor.getByLabel(m.plans_reason(), { exact: true }).fill('Flere vil være med.');
		await editor.getByRole('button', { name: m.plans_save_action() }).click();
		const history = editor.getByRole('region', { name: m.plans_history() });
		await expect(history.getByText('Flere vil være med.')).toBeVisible();
		await expect(history.locator('del')).toContainText('Fem');
		await expect(history.locator('ins')).toContainText('Ti');
		await expect(history.getByText('Rikke Redaktør').first()).toBeVisible();
	});

	await test.step('it begins, and leans on a promise', async () => {
		await editor.getByLabel(m.plans_step_under_way()).check();
		await editor.getByLabel(m.plans_reason(), { exact: true }).fill('De første er åbne.');
		await editor.getByRole('button', { name: m.plans_step_submit() }).click();
		await expect(editor.getByText(m.plans_status_under_way()).first()).toBeVisible();
		const links = editor.getByRole('region', { name: m.links_title() });
		await expect(links.getByText(m.links_none())).toBeVisible();
		await links.getByLabel(m.links_search()).fill('sprogcafé');
		await links.getByRole('button', { name: m.links_search_submit() }).click();
		await links.getByRole('button', { name: m.links_link() }).first().click();
		await expect(links.getByRole('button', { name: m.links_unlink() })).toHaveCount(1);
		await expectAccessible(editor);
		await fitsNarrowWindow(editor);
	});

	await test.step('a citizen reads it without a script, and no name of a clerk', async () => {
		const reader = await withoutJavaScript();
		await reader.goto('/resultater/handleplaner?committee=culture-and-leisure&goal=goal-6&status=under_way');
		await expect(reader.getByRole('heading', { level: 1, name: m.plans_heading() })).toBeVisible();
		const next = () => reader.getByRole('link', { name: m.ui_next_page() });
		while ((await reader.getByRole('link', { name: title }).count()) === 0) await next().click();
		await reader.getByRole('link', { name: title }).click();
		await expect(reader.getByText('Flere vil være med.')).toBeVisible();
		await expect(reader.getByText('Rikke Redaktør')).toHaveCount(0);
		await visitor.goto(reader.url());
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		// In English by its English title; what is in Danish alone says so.
		await visitor.goto(
			new URL(reader.url()).pathname.replace('/resultater/handleplaner', '/en/results/plans'),
		);
		await expect(visitor.getByRole('heading', { level: 1, name: titleEn })).toBeVisible();
		await expect(visitor.locator('main [lang=da]', { hasText: 'Ti biblioteker' }).first()).toBeVisible();
		await expectAccessible(visitor);
	});

	await test.step('advice is written down, published and answered', async () => {
		const words = `Flere caféer om aftenen ${unique()}`;
		await editor.goto(`${desk}/raad`);
		await editor.getByRole('link', { name: m.opinion_new() }).click();
		await editor.getByLabel(m.opinion_given(), { exact: true }).fill('1.2.2026');
		await editor.getByLabel(m.plans_title(), { exact: true }).fill(words);
		await editor.getByLabel(m.opinion_body(), { exact: true }).fill('Folk arbejder om dagen.');
		await editor
			.getByLabel(m.opinion_committee(), { exact: true })
			.selectOption({ label: 'Kultur- og Fritidsudvalget' });
		await editor.getByLabel('Mål 6: at høre til').check();
		await editor.getByLabel(m.opinion_answer_due(), { exact: true }).fill('1.3.2026');
		await editor.getByRole('button', { name: m.opinion_save() }).click();
		await expect(editor.getByRole('heading', { level: 1, name: words })).toBeVisible();
		await editor.getByRole('button', { name: m.opinion_publish() }).click();
		await expect(editor.getByText(m.opinion_late({ date: '1. marts 2026' }))).toBeVisible();
		await expectAccessible(editor);
		await visitor.goto('/resultater/raad?standing=late');
		await expect(visitor.getByRole('link', { name: words })).toBeVisible();
		await expectAccessible(visitor);
		await editor.getByLabel(m.opinion_answer(), { exact: true }).fill('To caféer flytter til om aftenen.');
		await editor.getByRole('button', { name: m.opinion_answer_submit() }).click();
		await expect(editor.getByText('To caféer flytter til om aftenen.')).toBeVisible();
		await visitor.goto('/resultater/raad?standing=answered');
		await visitor.getByRole('link', { name: words }).click();
		await expect(visitor.getByText('To caféer flytter til om aftenen.')).toBeVisible();
		await expectAccessible(visitor);
	});
});

test('from a goal to a deed and back again @phone', async ({ visitor }) => {
	await visitor.goto('/resultater/maal/1');
	const plans = visitor.getByRole('region', { name: m.plans_on_goal() });
	await plans.getByRole('link', { name: 'Lektiecaféer på ti skoler' }).click();
	await expect(visitor.getByRole('heading', { level: 1, name: 'Lektiecaféer på ti skoler' })).toBeVisible();
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);

	const promises = visitor.getByRole('region', { name: m.links_title() });
	await promises.getByRole('article').first().getByRole('link').first().click();
	const deeds = visitor.getByRole('region', { name: m.commitment_delivered_so_far() });
	await expect(deeds).toBeVisible();
	await expect(deeds.getByText(m.commitment_nothing_yet())).toHaveCount(0);
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);

	const back = visitor.getByRole('region', { name: m.plans_on_commitment() });
	await back.getByRole('link', { name: 'Lektiecaféer på ti skoler' }).click();
	await visitor.getByRole('link', { name: 'Mål 1: skoleresultater' }).first().click();
	await expect(visitor.getByRole('heading', { level: 1, name: 'Mål 1: skoleresultater' })).toBeVisible();
	await visitor
		.getByRole('region', { name: m.barometer_on_goal() })
		.getByRole('article')
		.first()
		.getByRole('link')
		.first()
		.click();
	await expect(visitor.getByText(m.barometer_promised_text())).toBeVisible();
	await visitor.getByRole('link', { name: 'Mål 1: skoleresultater' }).click();
	await expect(visitor.getByRole('region', { name: m.plans_on_goal() })).toBeVisible();
});

test('the lighthouse projects are told of, and described by an editor', async ({ visitor, as, cast }) => {
	await visitor.goto('/resultater/fyrtaarne');
	await expect(visitor.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(4);
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);
	await visitor.getByRole('link', { name: /^Kvalitetsløft/ }).click();
	await expect(visitor.getByText('To klubber har åbent til klokken 22')).toBeVisible();
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);

	const editor = await as(await cast.person('Rikke Redaktør', 'editor'));
	await editor.goto(`${desk}/fyrtaarne`);
	await editor.getByRole('link', { name: /^Integrationsløft/ }).click();
	const step = `Elever har stemt om ${unique()}`;
	await unfold(editor, m.lighthouse_add_step());
	await editor.getByLabel(m.lighthouse_step(), { exact: true }).first().fill(step);
	await editor.getByLabel(m.lighthouse_step_due()).fill('1.5.2031');
	await editor.getByRole('button', { name: m.lighthouse_add_step() }).click();
	const form = editor.getByRole('form', { name: m.commitment_milestone_mark_label({ title: step }) });
	await form.getByRole('button', { name: m.commitment_milestone_mark() }).click();
	await expect(form.getByRole('button', { name: m.commitment_milestone_reopen() })).toBeVisible();
	await expectAccessible(editor);
});

test('who only reads sees no form, and who is not of the city nothing', async ({ municipality, member }) => {
	for (const path of ['handleplaner', 'raad', 'fyrtaarne', 'fyrtaarne/ten-schools']) {
		await municipality.goto(`${desk}/${path}`);
		await expect(municipality.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(municipality.locator('main form[method="POST"]')).toHaveCount(0);
		expect((await member.goto(`${desk}/${path}`))?.status()).toBe(404);
	}
	expect((await municipality.goto(`${desk}/raad/opret`))?.status()).toBe(404);
});
