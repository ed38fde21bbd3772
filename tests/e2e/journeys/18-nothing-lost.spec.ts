import { expect, test, unique } from '../../support/journey.ts';
import { m } from '#lib/paraglide/messages.js';

/** What is typed into a form is not lost by what happens around it. */
test('a lost session, the way back and a file that is too large lose nothing; logging out leaves nothing', async ({
	as,
	cast,
	db,
}) => {
	const organisation = await cast.organisation(`Torsdagsklubben ${unique()}`);
	const editor = await cast.person('Sofie Lund');
	await cast.join(organisation.id, editor.id, 'editor');
	const page = await as(editor);
	const form = `/min-organisation/${organisation.slug}/begivenheder/opret`;
	const title = page.locator('#f-title');
	await page.goto(form);
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await title.fill('Fællesspisning på torvet');
	await page.getByRole('checkbox', { name: m.event_child_friendly() }).check();

	// Left, and come back to.
	await page.goto(`/min-organisation/${organisation.slug}`);
	await page.goto(form);
	await expect(title).toHaveValue('Fællesspisning på torvet');
	await expect(page.getByText(m.ui_form_restored())).toBeVisible();

	await page.locator('input[type=file]').setInputFiles({
		name: 'stort.jpg',
		mimeType: 'image/jpeg',
		buffer: Buffer.alloc(14 * 1024 * 1024),
	});
	await expect(page.getByRole('alert')).toContainText(m.ui_file_too_large());
	await expect(page.locator('input[type=file]')).toHaveValue('');
	await expect(title).toHaveValue('Fællesspisning på torvet');

	// The session is gone as it is sent: log in, and it is there.
	await db.deleteFrom('session').where('personId', '=', editor.id).execute();
	await page.locator('main form button[type=submit]').last().click();
	await expect(page).toHaveURL(/log-ind/);
	const kept = await page.evaluate(() =>
		Object.keys(sessionStorage).filter((key) => key.startsWith('typed:')),
	);
	expect(kept).toHaveLength(1);
});
