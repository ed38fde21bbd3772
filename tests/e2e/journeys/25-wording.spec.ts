import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordingAdvice } from '#lib/policy/wording.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

test('a promise that asks for who people are is looked at again before it goes out @phone', async ({
	as,
	cast,
}) => {
	const club = await cast.organisation(`Cykelklubben ${unique()}`);
	const draft = await cast.commitment(club, `Cykelkursus ${unique()}`, {
		type: 'mentor-hours',
		target: 20,
		state: 'draft',
	});
	const page = await as(club.owner);
	const writing = `${href(`/workspace/${club.slug}/commitments/${draft.slug}/edit`, 'da')}?step=`;
	const forWhom = async (words: string) => {
		await page.goto(`${writing}3`);
		await page.getByLabel(m.commitment_target_group_question()).fill(words);
		await page.getByRole('button', { name: m.commitment_continue() }).click();
		await expect(page.getByRole('heading', { level: 1, name: m.commitment_heading_4() })).toBeVisible();
	};
	const warning = page.getByRole('region', { name: m.policy_wording_title() });

	await forWhom('Kun somaliske kvinder over 50');
	for (const ground of ['gender', 'age', 'ethnicity'] as const)
		await expect(warning.getByText(wordingAdvice(ground))).toBeVisible();
	await page.getByRole('button', { name: m.commitment_propose() }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByRole('checkbox', { name: m.policy_wording_read() })).not.toBeChecked();
	await expectAccessible(page);
	await fitsNarrowWindow(page);

	await forWhom('Alle, der vil lære at cykle');
	await expect(warning).toHaveCount(0);
	await page.getByRole('button', { name: m.commitment_propose() }).click();
	await expect(page.getByText(m.commitment_said_proposed())).toBeVisible();
});
