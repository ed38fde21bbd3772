/** A seat on a board: posted by a member, found by a citizen on a phone without JavaScript, and filled as a number. */
import { m } from '#lib/paraglide/messages.js';
import { typedDay } from '../../../support/days.ts';
import {
	expect,
	expectAccessible,
	expectSameAccessible,
	fitsNarrowWindow,
	test,
	unique,
} from '../../../support/journey.ts';

test('an open seat is posted, found with what it takes, and counted when it is filled @phone', async ({
	as,
	withoutJavaScript,
	visitor,
	cast,
}) => {
	const word = unique();
	const title = `Plads i skolebestyrelsen ${word}`;
	const school = await cast.organisation(`Skolen ved Åen ${word}`, { kind: 'school' });
	const member = await as(school.owner);
	const citizen = await withoutJavaScript();

	await test.step('posted from the page of boards', async () => {
		await member.goto('/bestyrelser');
		await member.getByRole('link', { name: m.board_post({ organisation: school.name }) }).click();
		await expect(member.getByRole('radio', { name: m.opportunity_kind_board_seat() })).toBeChecked();
		await member.getByLabel('Titel').fill(title);
		await member.getByLabel(m.opportunity_description()).fill('Ti møder om året, og der er tolk.');
		await member.getByLabel('Hvor mange pladser?').fill('2');
		await member.getByLabel('Ansøgningsfrist').fill(typedDay(20));
		await member.getByRole('radio', { name: 'Hos os' }).check();
		await member.getByLabel('Hvilket sted?').selectOption({ index: 1 });
		await member.getByRole('radio', { name: 'Lidt dansk er nok' }).check();
		await member.getByLabel('Telefon').fill('33 66 33 66');
		await member.getByRole('button', { name: 'Gem kladde' }).last().click();
		await expect(member.getByRole('alert').first()).toContainText(m.board_kind_missing());
		await member.getByLabel(m.board_form_kind()).selectOption(m.board_kind_school());
		await member.getByLabel(m.board_form_election()).fill(typedDay(30));
		await expectAccessible(member);
		await member.getByRole('button', { name: 'Gem kladde' }).last().click();
		await member.getByRole('button', { name: 'Offentliggør' }).click();
		await expect(member.getByText('Den er offentlig nu.')).toBeVisible();
	});

	await test.step('found on a phone, with what it takes', async () => {
		await citizen.goto('/deltag');
		await citizen.getByRole('link', { name: m.board_title() }).click();
		await citizen
			.getByRole('combobox', { name: m.board_kind(), exact: true })
			.selectOption(m.board_kind_school());
		await citizen.getByRole('button', { name: m.board_filter_show() }).click();
		await expect(citizen.getByText(m.board_who_school())).toBeVisible();
		await expectSameAccessible(visitor, citizen);
		await fitsNarrowWindow(citizen);
		await citizen.getByRole('link', { name: title }).click();
		await expect(citizen.getByText(m.board_kind_school(), { exact: true }).first()).toBeVisible();
		await expect(citizen.getByRole('link', { name: m.board_needs() })).toBeVisible();
		await expectSameAccessible(visitor, citizen);
	});
});
