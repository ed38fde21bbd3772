import { halfYearAfter } from '#lib/i18n/periods.ts';
import type { Locator, Page } from '@playwright/test';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import { photograph } from '../../support/picture.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
	type Organisation,
} from '../../support/journey.ts';

const latest = latestWindow(copenhagenDate(new Date())).halfYear;
type World = Pick<Parameters<Parameters<typeof test>[2]>[0], 'db' | 'cast'>;

/** A club that owes a report, with three commitments, two of which have something counted; and a volunteer who reports. */
async function club({ db, cast }: World) {
	const organisation = await cast.organisation(`Torsdagsklubben ${unique()}`);
	await owes(db, organisation);
	const commitments = [
		await cast.commitment(organisation, `Lektietimer ${unique()}`, { type: 'homework-help', target: 40 }),
		await cast.commitment(organisation, `Mentortimer ${unique()}`, { type: 'mentor-hours', target: 60 }),
		await cast.commitment(organisation, `Åbent hus ${unique()}`, { type: 'open-house', target: 4 }),
	];
	for (const { id } of commitments.slice(0, 2)) {
		await db
			.insertInto('contribution')
			.values({ commitmentId: id, organisationId: organisation.id, amount: 12, happenedOn: counted })
			.execute();
	}
	const volunteer = await cast.person('Sofie Lund');
	await cast.join(organisation.id, volunteer.id, 'reporter');
	return { organisation, commitments, volunteer, desk: `/min-organisation/${organisation.slug}` };
}
const counted = copenhagenDate(
	new Date(Math.min(Date.now(), Date.parse(halfYearAfter(latest)) - 86_400_000)),
);
const owes = (db: World['db'], { id }: Pick<Organisation, 'id'>) =>
	db
		.updateTable('reportingRecord')
		.set({ coveredUntil: halfYearAfter(latest, -1) })
		.where('organisationId', '=', id)
		.execute();
const part = (page: Page, title: string) => page.getByRole('region', { name: title });

test('a volunteer reports three promises in twelve steps or fewer @phone', async ({
	as,
	db,
	cast,
	municipality,
}) => {
	const { organisation, commitments, volunteer, desk } = await club({ db, cast });
	const page = await as(volunteer);
	await page.goto(desk);
	await expectAccessible(page);

	let steps = 0;
	const press = async (what: Locator) => {
		steps++;
		await what.click();
	};
	const fill = async (what: Locator, text: string) => {
		steps++;
		await what.fill(text);
	};
	await press(page.getByRole('link', { name: 'Skriv rapporten' }));
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Rapport for');
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	const [lessons, mentors, house] = commitments.map(({ title }) => part(page, title));
	await expect(lessons!.getByLabel(/Hvor meget/)).toHaveValue('12');
	await expect(lessons!.getByText('Talt: 12', { exact: false })).toBeVisible();
	await fill(mentors!.getByLabel(/Hvor meget/), '20,5');
	await press(mentors!.getByRole('radio', { name: 'Halvvejs' }));
	await fill(house!.getByLabel(/Hvor meget/), '2');
	await press(house!.getByRole('radio', { name: 'Næsten i mål' }));
	await fill(page.getByLabel(/Jeres historie/), 'Naboerne tog selv gryderne med.');
	await press(page.getByRole('button', { name: 'Send rapport' }));
	await expect(page.getByText('Tak. Rapporten er sendt.')).toBeVisible();
	expect(steps).toBeLessThanOrEqual(12);
	console.log(`      a report of three promises took ${steps} clicks and fields`);
	await expectAccessible(page);

	const totals = await db
		.selectFrom('commitmentTotal')
		.select('delivered')
		.where(
			'commitmentId',
			'in',
			commitments.map(({ id }) => id),
		)
		.orderBy('commitmentId')
		.execute();
	expect(totals.map(({ delivered }) => Number(delivered))).toEqual([12, 20.5, 2]);

	await test.step('changed and sent again, both versions kept', async () => {
		await house!.getByLabel(/Hvor meget/).fill('3');
		await page.getByRole('button', { name: 'Send igen' }).click();
		await expect(page.getByText(/^Udgave 2/)).toBeVisible();
		await expect(page.getByText(/^Udgave 1/)).toBeVisible();
	});

	await test.step('less than is counted is refused, and the person told where to correct it', async () => {
		await lessons!.getByLabel(/Hvor meget/).fill('5');
		await page.getByRole('button', { name: 'Send igen' }).click();
		await expect(page.getByRole('alert')).toContainText('Der er allerede talt 12');
		await expect(lessons!.getByRole('link', { name: 'Se og ret jeres bidrag' })).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('the municipality sees it', async () => {
		await municipality.goto(`/kommune/rapportering?q=${encodeURIComponent(organisation.name)}`);
		await expect(municipality.getByText('1 af 1 har rapporteret')).toBeVisible();
		await municipality.getByRole('link', { name: `Se rapporten fra ${organisation.name}` }).click();
		await expect(municipality.getByText('Naboerne tog selv gryderne med.').first()).toBeVisible();
	});
});

test('what is typed survives a reload and a dead server', async ({ as, db, cast }) => {
	const { volunteer, commitments, desk } = await club({ db, cast });
	const page = await as(volunteer);
	await page.goto(`${desk}/rapport`);
	const story = page.getByLabel(/Jeres historie/);
	await test.step('saved while typing', async () => {
		await story.fill('Vi begyndte i det små.');
		await expect(page.getByText(/^Gemt kl\. \d\d\.\d\d$/)).toBeVisible();
		await page.reload();
		await expect(story).toHaveValue('Vi begyndte i det små.');
	});
	await test.step('kept on the device while the server is gone, and saved when it is back', async () => {
		await page.route('**/rapport/kladde*', (route) => route.abort());
		await part(page, commitments[2]!.title)
			.getByLabel(/Hvor meget/)
			.fill('3');
		await story.fill('Vi begyndte i det små, og nu er vi mange.');
		await expect(page.getByText('Ikke gemt endnu.', { exact: false })).toBeVisible();
		await page.reload();
		await expect(page.getByText('er hentet fra din enhed', { exact: false })).toBeVisible();
		await expect(story).toHaveValue('Vi begyndte i det små, og nu er vi mange.');
		await expect(part(page, commitments[2]!.title).getByLabel(/Hvor meget/)).toHaveValue('3');
		await page.unroute('**/rapport/kladde*');
		await expect(page.getByText(/^Gemt kl\. \d\d\.\d\d$/)).toBeVisible({ timeout: 30_000 });
	});
	await test.step('another window is told, and the person chooses', async () => {
		const other = await page.context().newPage();
		await other.goto(page.url());
		// The page opens with "Gemt kl." of the save before; only the answer says that this one is in.
		const saved = other.waitForResponse((answer) => answer.url().includes('/rapport/kladde') && answer.ok());
		await other.getByLabel(/Jeres historie/).fill('Fra det andet vindue.');
		await saved;
		await story.fill('Fra det første vindue.');
		await expect(page.getByText('gemt fra et andet vindue', { exact: false })).toBeVisible();
		await expectAccessible(page);
		const chosen = page.waitForResponse((answer) => answer.url().includes('/rapport/kladde') && answer.ok());
		await page.getByRole('button', { name: 'Brug det, der står her' }).click();
		await chosen;
		await expect(page.getByText(/^Gemt kl/)).toBeVisible();
		await other.close();
		await page.reload();
		await expect(story).toHaveValue('Fra det første vindue.');
	});
});

test('without JavaScript: a draft, a picture, and the report', async ({ withoutJavaScript, db, cast }) => {
	const { volunteer, commitments, desk } = await club({ db, cast });
	const page = await withoutJavaScript(volunteer);
	await page.goto(`${desk}/rapport`);
	await page.getByLabel(/Jeres historie/).fill('En historie.');
	await page.getByRole('button', { name: 'Gem kladde' }).last().click();
	await expect(page.getByText('Kladden er gemt.')).toBeVisible();
	await expect(page.getByLabel(/Jeres historie/)).toHaveValue('En historie.');
	await unfold(page, 'Tilføj et billede');
	await page
		.getByLabel('Billede', { exact: false })
		.first()
		.setInputFiles({ name: 'billede.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
	await page.getByRole('button', { name: 'Send rapport' }).click();
	await expect(page.getByRole('alert').first()).toContainText('ting at rette');
	await expect(page.getByRole('alert').first()).toContainText('Skriv et tal, eller 0 hvis intet er sket');
	await expect(page.getByRole('alert').first()).toContainText('Skriv, hvad billedet viser');
	await page.getByLabel('Hvad viser billedet?').fill('Et langt bord i gården');
	await part(page, commitments[2]!.title)
		.getByLabel(/Hvor meget/)
		.fill('0');
	await page.getByRole('button', { name: 'Send rapport' }).click();
	await expect(page.getByText('Tak. Rapporten er sendt.')).toBeVisible();
	await expect(page.getByAltText('Et langt bord i gården').first()).toBeAttached();
});

test('more time is given at once, and the standing is shown in public', async ({ as, db, cast, visitor }) => {
	const { organisation, desk } = await club({ db, cast });
	const owner = await as(organisation.owner);
	await owner.goto(`${desk}/rapport`);
	const offer = owner.locator('summary').filter({ hasText: 'Brug for mere tid?' });
	if (await offer.isVisible()) {
		await offer.click();
		await owner.getByRole('button', { name: 'Giv os mere tid' }).click();
		await expect(owner.getByRole('alert')).toContainText('Skriv kort hvorfor');
		await owner.getByLabel('Hvorfor?').fill('Vores kasserer er syg.');
		await owner.getByRole('button', { name: 'Giv os mere tid' }).click();
		await expect(owner.getByText('I har fået mere tid', { exact: false }).first()).toBeVisible();
		await expect(offer).toHaveCount(0);
	}
	await visitor.goto(`/partnere/${organisation.slug}`);
	await expect(visitor.getByText(/Rapport på vej|Rapporten mangler/)).toBeVisible();
	await expectAccessible(visitor);
});
