/** A course from its making to a full line: a coordinator runs it, and associations sign up, wait and are moved up. */
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	demoAccount,
	expect,
	expectAccessible,
	expectSameAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

const typedIn = (days: number) => formatShortDate(addDays(copenhagenDate(new Date()), days));

test('a course is made, signed up for, and given back @phone', async ({
	open,
	withoutJavaScript,
	visitor,
	mailbox,
	cast,
}) => {
	const word = unique();
	const [lead, first, second] = [
		await cast.organisation(`Koordinator ${word}`),
		await cast.organisation(`Den første ${word}`),
		await cast.organisation(`Den anden ${word}`),
	];
	const network = `Netværk ${word}`;
	const title = `Bestyrelsen ${word}`;
	const city = await open({ account: demoAccount('consultant') });
	const runs = await open({ account: lead.owner });
	const takes = await open({ account: first.owner });
	const waits = await withoutJavaScript(second.owner);

	await test.step('a network to stand under', async () => {
		await city.goto('/kommune/temanetvaerk');
		await unfold(city, m.circle_new_network());
		await city.getByLabel(m.circle_network_name(), { exact: true }).fill(network);
		await city.getByLabel(m.circle_theme(), { exact: true }).selectOption('work');
		await city.getByLabel(m.circle_purpose(), { exact: true }).fill('Vi deler, hvad der virker.');
		await city.getByRole('radio', { name: m.circle_joining_open() }).check();
		await city.getByLabel(m.circle_coordinator(), { exact: true }).fill(lead.slug);
		await city.getByRole('button', { name: m.circle_create(), exact: true }).click();
		await expect(city.getByText(m.circle_done_network_created())).toBeVisible();
	});

	await test.step('made by its coordinator, dated, and shown to everybody', async () => {
		await runs.goto(`/min-organisation/${lead.slug}/forloeb`);
		await unfold(runs, m.course_new());
		await runs.getByLabel(m.course_of_network(), { exact: true }).selectOption({ label: network });
		await runs.getByLabel(m.course_title(), { exact: true }).fill(title);
		await runs.getByLabel(m.course_topic(), { exact: true }).selectOption('board');
		await runs.getByLabel(m.course_description(), { exact: true }).fill('For nye bestyrelser i byen.');
		await runs.getByLabel(m.course_giver_name()).fill('Foreningshuset');
		await runs.getByLabel(m.course_places(), { exact: true }).fill('1');
		await runs.getByLabel(m.course_closes(), { exact: true }).fill(typedIn(5));
		await runs.getByRole('button', { name: m.course_create(), exact: true }).click();
		await expect(runs.getByText(m.course_done_created())).toBeVisible();
		await runs.getByRole('button', { name: m.course_publish(), exact: true }).click();
		await expect(runs.getByText(m.refused_course_needs_session()).first()).toBeVisible();
		await unfold(runs, m.course_add_session());
		await runs.getByLabel(m.circle_meeting_day(), { exact: true }).fill(typedIn(9));
		await runs.getByLabel(m.circle_meeting_from(), { exact: true }).fill('17');
		await runs.getByLabel(m.circle_meeting_to(), { exact: true }).fill('19.30');
		await runs.getByLabel(m.circle_meeting_place()).fill('Biblioteket');
		await runs.getByRole('button', { name: m.course_add_session(), exact: true }).click();
		await expect(runs.getByText(m.course_done_session_added())).toBeVisible();
		await runs.getByRole('button', { name: m.course_publish(), exact: true }).click();
		await expect(runs.getByText(m.course_done_published())).toBeVisible();
		await expectAccessible(runs);
	});

	await test.step('an association finds it and takes the one place', async () => {
		await takes.goto('/forloeb?when=open');
		await takes.getByRole('link', { name: title, exact: true }).click();
		await takes.getByRole('link', { name: m.course_sign_up_for({ name: first.name }) }).click();
		await takes.getByLabel(m.course_people()).fill('2');
		await takes.getByRole('button', { name: m.course_sign_up(), exact: true }).click();
		await expect(takes.getByText(m.course_done_held())).toBeVisible();
		await expectAccessible(takes);
		await fitsNarrowWindow(takes);
	});

	await test.step('another waits, without JavaScript', async () => {
		await waits.goto('/forloeb?when=open');
		await waits.getByRole('link', { name: title, exact: true }).click();
		await waits.getByRole('link', { name: m.course_sign_up_for({ name: second.name }) }).click();
		await waits.getByRole('button', { name: m.course_wait(), exact: true }).click();
		await expect(waits.getByText(m.course_done_waiting())).toBeVisible();
		await fitsNarrowWindow(waits);
	});

	await test.step('a place is given back, and the mail leads the next one in', async () => {
		await takes.getByRole('button', { name: m.course_give_back(), exact: true }).click();
		await expect(takes.getByText(m.course_done_left())).toBeVisible();
		const subject = m.course_mail_place_subject({ title });
		await waits.goto(await mailbox.link(second.owner.email, subject, /forloeb/));
		const takingPart = waits.getByRole('main').getByRole('link', { name: second.name, exact: true });
		await expect(takingPart).toBeVisible();
		await expectSameAccessible(visitor, waits);
	});
});
