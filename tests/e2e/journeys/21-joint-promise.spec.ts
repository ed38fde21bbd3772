/** A joint promise: who it names is asked, and it binds, and is seen, when all of them have said yes. */
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { partnership } from '../../support/cast/commitments.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	openProposal,
	test,
	unfold,
	unique,
} from '../../support/journey.ts';

test('a joint promise binds when those it names have said yes, and is public only then', async ({
	as,
	visitor,
	municipality,
	cast,
	db,
	mailbox,
}) => {
	const lead = await cast.organisation(`Gårdlauget ${unique()}`, { kind: 'housing' });
	const school = await cast.organisation(`Skolen på Hjørnet ${unique()}`, { kind: 'school' });
	const choir = await cast.organisation(`Koret ${unique()}`);
	const title = `Naboskab ${unique()}`;
	await partnership(db, [lead, school, choir], '2099-12-31', { title });
	const draft = await cast.commitment(lead, `Lektiecafé i gården ${unique()}`, {
		type: 'homework-help',
		target: 40,
		state: 'draft',
	});
	const page = await as(lead.owner);
	const isHidden = async (slug: string) =>
		expect((await visitor.request.get(href(`/commitments/${slug}`, 'da'))).status()).toBe(404);

	await test.step('the lead names two others', async () => {
		await page.goto(href(`/workspace/${lead.slug}/commitments/${draft.slug}/edit?step=3`, 'da'));
		await page.getByRole('radio', { name: title }).check();
		await page.getByRole('button', { name: m.commitment_continue() }).click();
		for (const { name } of [school, choir]) await page.getByRole('checkbox', { name }).check();
		await page.getByRole('button', { name: m.commitment_propose() }).click();
		await expect(page.getByRole('heading', { name: m.joint_title() })).toBeVisible();
		await expect(page.getByText(m.joint_not_answered(), { exact: true })).toHaveCount(3);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});
	let slug = new URL(page.url()).pathname.split('/').at(-1)!;

	const schools = await as(school.owner);
	await test.step('one says yes', async () => {
		await schools.goto(
			await mailbox.link(school.owner.email, m.joint_mail_asked_subject({ title: draft.title })),
		);
		await fitsNarrowWindow(schools);
		await schools.getByRole('button', { name: m.joint_accept(), exact: true }).click();
		await expect(schools.getByText(m.joint_said_yes_waits())).toBeVisible();
		await isHidden(slug);
	});

	await test.step('the other says no, with a reason', async () => {
		const choirs = await as(choir.owner);
		await choirs.goto(href(`/workspace/${choir.slug}`, 'da'));
		await choirs.getByRole('link', { name: m.joint_workspace_answer({ title: draft.title }) }).click();
		await unfold(choirs, m.joint_decline_open());
		await choirs.getByRole('button', { name: m.joint_decline(), exact: true }).click();
		await expect(choirs.getByRole('alert')).toBeVisible();
		await expectAccessible(choirs);
		await choirs.getByLabel(m.joint_decline_reason()).fill('Vi øver om torsdagen.');
		await choirs.getByRole('button', { name: m.joint_decline(), exact: true }).click();
		await expect(choirs.getByText(m.joint_said_no_flash())).toBeVisible();
	});

	await test.step('its author goes on without, and reminds', async () => {
		await mailbox.latest(lead.owner.email, m.joint_mail_returned_subject({ title: draft.title }));
		await page.reload();
		await expect(page.getByText('Vi øver om torsdagen.')).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: m.joint_without({ names: choir.name }) }).click();
		await expect(page.getByText(m.joint_said_without())).toBeVisible();
		slug = new URL(page.url()).pathname.split('/').at(-1)!;
		// Nobody is reminded of what they were asked a moment ago.
		await expect(page.getByRole('button', { name: m.joint_remind() })).toHaveCount(0);
		await db
			.updateTable('commitmentParty')
			.set({ askedAt: new Date(Date.now() - 3 * 86_400_000) })
			.where('organisationId', '=', school.id)
			.execute();
		await page.reload();
		await page.getByRole('button', { name: m.joint_remind() }).click();
		await expect(page.getByText(m.joint_said_reminded())).toBeVisible();
	});

	await test.step('the municipality’s yes alone binds nobody', async () => {
		await openProposal(municipality, draft.title);
		await municipality
			.getByRole('form', { name: m.commitment_accept_label({ title: draft.title }) })
			.getByRole('button', { name: m.commitment_accept() })
			.click();
		await expect(municipality.getByText(m.commitment_said_approved())).toBeVisible();
		await page.reload();
		await expect(page.getByText(m.joint_not_answered(), { exact: true })).toHaveCount(1);
		await isHidden(slug);
	});

	await test.step('with the last yes it is in force, and everybody can read whose it is', async () => {
		await schools.goto(
			await mailbox.link(school.owner.email, m.joint_mail_reminded_subject({ title: draft.title })),
		);
		await schools.getByRole('button', { name: m.joint_accept(), exact: true }).click();
		await expect(schools.getByText(m.joint_said_yes_binds())).toBeVisible();
		await visitor.goto(href(`/commitments/${slug}`, 'da'));
		await expect(visitor.getByRole('heading', { level: 1, name: draft.title })).toBeVisible();
		const main = visitor.getByRole('main');
		for (const { name } of [lead, school]) await expect(main.getByText(name).first()).toBeVisible();
		await expect(main.getByText('Vi øver om torsdagen.')).toHaveCount(0);
		await fitsNarrowWindow(visitor);
	});
});
