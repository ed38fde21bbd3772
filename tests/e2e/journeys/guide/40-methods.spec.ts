/** A promise that is over becomes a method card: written by a partner, read by the editor, found and printed by a visitor, and tried by another. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { m } from '#lib/paraglide/messages.js';
import { twoSides } from '../../../support/cast/two-sides.ts';
import {
	demoAccount,
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

test('a promise that is over becomes a card that another can print and try', async ({
	as,
	open,
	visitor,
	cast,
	db,
	mailbox,
}) => {
	const word = unique();
	const title = `Lærlinge i gården ${word}`;
	const { business, school, commitment } = await twoSides(cast, db, title);
	const makers = await as(business.owner);
	const editor = await open({ account: demoAccount('editor') });

	await test.step('its end offers to write one, with the words of the promise', async () => {
		await makers.goto(`/min-organisation/${business.slug}/loefter/${commitment.slug}`);
		await expect(makers.getByRole('link', { name: m.method_after_promise_link() })).toHaveCount(0);
		await unfold(makers, 'Meld løftet færdigt');
		const form = makers.getByRole('form', { name: 'Er I færdige?' });
		await form.getByLabel('Afsluttende ord').fill('Fire unge er i lære.');
		await form.getByRole('button', { name: 'Meld færdig' }).click();
		await makers.getByRole('link', { name: m.method_after_promise_link() }).click();
		await expect(makers.getByLabel(m.method_form_title_da())).toHaveValue(title);
		await makers.getByLabel(m.method_form_summary_da()).fill('Unge prøver et fag i gården, før de vælger.');
		await makers.getByLabel(m.method_form_for_whom_da()).fill('Unge og mestre');
		await makers.getByRole('button', { name: m.method_send() }).click();
		await expect(makers.getByRole('alert').first()).toContainText(m.method_steps_missing());
		await expectAccessible(makers);
		await fitsNarrowWindow(makers);
		await makers
			.getByLabel(m.method_form_steps_da())
			.fill('Find en gård.\nStil værktøjet frem.\nLad alle prøve.');
		await makers.getByLabel(m.method_form_takes_da()).fill('To svende og en eftermiddag.');
		await makers.getByLabel(m.method_form_least()).fill('4');
		await makers.getByLabel(m.method_time(), { exact: true }).selectOption(m.method_duration_day());
		await makers.getByRole('button', { name: m.method_send() }).click();
		await expect(makers.getByText(m.method_done_sent())).toBeVisible();
		await expect(makers.getByText(m.method_state_proposed())).toBeVisible();
		await expectAccessible(makers);
		await visitor.goto(`/metoder?q=${word}`);
		await expect(visitor.getByRole('heading', { name: m.method_none_found() })).toBeVisible();
	});

	await test.step('the editor reads it and shows it, and its writer is told', async () => {
		await editor.goto('/kommune/metoder');
		await expectAccessible(editor);
		await editor.getByRole('link', { name: title }).click();
		await expectAccessible(editor);
		await editor.getByLabel(m.method_form_title_en()).fill(`Apprentices in the yard ${word}`);
		await editor.getByRole('button', { name: m.method_show() }).click();
		await expect(editor.getByText(m.method_done_shown())).toBeVisible();
		await mailbox.latest(business.owner.email, m.method_mail_shown_subject({ title }));
	});

	await test.step('a visitor finds it, and prints it on one sheet', async () => {
		await visitor.goto(`/metoder?q=${word}`);
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await visitor.getByRole('link', { name: title }).click();
		await expect(visitor.getByText('Stil værktøjet frem.')).toBeVisible();
		await expect(visitor.getByRole('link', { name: business.name }).first()).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await visitor.getByRole('link', { name: m.method_print() }).click();
		await expectAccessible(visitor);
		const paper = await PDFDocument.load(await visitor.pdf({ preferCSSPageSize: true }));
		expect(paper.getPageCount()).toBe(1);
	});

	await test.step('another tries it, and tells how many came', async () => {
		const others = await as(school.owner);
		await others.goto(`/metoder?q=${word}`);
		await others.getByRole('link', { name: title }).click();
		await others.getByRole('link', { name: m.method_tell_for({ name: school.name }) }).click();
		await others.getByLabel(m.method_form_tried_on()).fill('1.6.2026');
		await others.getByLabel(m.method_form_people()).fill('18');
		await others.getByLabel(m.method_form_outcome()).fill('Elleve elever vil prøve igen til foråret.');
		await expectAccessible(others);
		await others.getByRole('button', { name: m.method_send() }).click();
		await expect(others.getByText(m.method_done_report_sent())).toBeVisible();
		await editor.goto('/kommune/metoder?view=reports');
		await editor.getByRole('link', { name: school.name }).click();
		await expectAccessible(editor);
		await editor.getByRole('button', { name: m.method_show() }).click();
		await expect(editor.getByText(m.method_done_shown())).toBeVisible();
		await visitor.goto(`/metoder?q=${word}`);
		await visitor.getByRole('link', { name: title }).click();
		await expect(visitor.getByText('Elleve elever vil prøve igen til foråret.')).toBeVisible();
		await expectAccessible(visitor);
	});
});
