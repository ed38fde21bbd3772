/** The database or the site dies in the middle of requests: what was confirmed is there, once, and the site recovers. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';
import { startEmbedded, type Embedded } from '../../scripts/runtime/postgres/embedded.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { freePort } from '../../scripts/runtime/postgres/process.ts';
import { readFirst } from '../support/read-first.ts';
import { startSite } from '../support/started-site.ts';
import { makeEvent } from '../support/cast/events.ts';
import { givePledge, makeOrganisation, makePerson, signIn } from '../support/cast/people.ts';
import { makeCommitment } from '../support/cast/commitments.ts';

test.setTimeout(180_000);

async function openEvent(db: Database): Promise<string> {
	const { id } = await makeOrganisation(db, [], { name: 'Foreningen Holdbar', kind: 'association' });
	const { slug } = await makeEvent(db, id, {
		title: 'En aften der holder',
		startsAt: new Date(Date.now() + 7 * 86_400_000),
		capacity: 5000,
	});
	return slug;
}

let server: Embedded;
let folder: string;

test.beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'bland-crash-'));
	server = await startEmbedded({ dataDir: folder });
	await migrateToLatest(server.url);
});
test.afterEach(async () => {
	await server?.stop();
	rmSync(folder, { recursive: true, force: true });
});

/** Signs up one person after the other until told to stop; collects those who got a yes. */
function signingUp(site: () => string, slug: string) {
	const confirmed: string[] = [];
	let going = true;
	let count = 0;
	const oneAfterTheOther = async (lane: number) => {
		while (going) {
			const email = `gaest-${lane}-${count++}@example.org`;
			const answer = await fetch(`${site()}/begivenheder/${slug}?/signUp`, {
				method: 'POST',
				redirect: 'manual',
				signal: AbortSignal.timeout(20_000),
				headers: {
					accept: 'text/html',
					origin: site(),
					'x-forwarded-for': `10.${lane}.${count >> 8}.${count & 255}`,
				},
				body: new URLSearchParams({ name: 'En gæst', email, ...readFirst(server.url) }),
			}).catch(() => null);
			await answer?.body?.cancel();
			if (answer?.status === 303) confirmed.push(email);
			else await pause(50);
		}
	};
	const lanes = Promise.all([1, 2, 3, 4, 5, 6].map(oneAfterTheOther));
	return {
		confirmed,
		async until(reached: number) {
			await expect.poll(() => confirmed.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(reached);
		},
		async stop() {
			going = false;
			await lanes;
		},
	};
}

async function expectAllThere(db: Database, confirmed: readonly string[]) {
	const rows = await db.selectFrom('registration').select('email').execute();
	const emails = rows.map(({ email }) => email);
	expect(new Set(emails).size, 'nobody is there twice').toBe(emails.length);
	expect(
		confirmed.filter((email) => !emails.includes(email)),
		'nobody who got a yes is lost',
	).toEqual([]);
}

test('the database is killed and comes back', async () => {
	const db = createDatabase(server.url, { max: 2 });
	const slug = await openEvent(db);
	await db.destroy();
	const { port } = server;
	const site = await startSite({ databaseUrl: server.url });
	const guests = signingUp(() => site.url, slug);
	await guests.until(30);

	const [pid] = readFileSync(join(server.dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n');
	process.kill(Number(pid), 'SIGKILL');
	await server.ended;
	expect((await fetch(`${site.url}/readyz`)).status, 'not ready without its database').toBe(503);
	expect((await fetch(`${site.url}/healthz`)).status, 'but alive').toBe(200);
	const broken = await fetch(`${site.url}/konto`, { headers: { cookie: 'session=x', accept: 'text/html' } });
	await broken.body?.cancel();
	expect(
		['cache-control', 'x-content-type-options', 'x-frame-options'].map((name) => broken.headers.get(name)),
		`an error (${broken.status}) is as private and as secure as a page`,
	).toEqual(['private, no-store', 'nosniff', 'DENY']);
	const before = guests.confirmed.length;
	await expect
		.poll(async () => (server = await startEmbedded({ dataDir: folder, port })).port, { timeout: 30_000 })
		.toBe(port);

	await guests.until(before + 30);
	await guests.stop();
	site.process.disconnect();
	const after = createDatabase(server.url, { max: 2 });
	await expectAllThere(after, guests.confirmed);
	await after.destroy();
});

test('the site is killed and started again', async () => {
	const db = createDatabase(server.url, { max: 2 });
	const slug = await openEvent(db);
	let site = await startSite({ databaseUrl: server.url });
	const guests = signingUp(() => site.url, slug);
	await guests.until(30);

	site.process.kill('SIGKILL');
	site = await startSite({ databaseUrl: server.url });
	await guests.until(guests.confirmed.length + 30);
	await guests.stop();
	site.process.disconnect();
	await expectAllThere(db, guests.confirmed);
	await db.destroy();
});

/** A signed partner with one running commitment, and the session of its volunteer. */
async function reporter(db: Database): Promise<{ desk: string; session: string }> {
	const sofie = await makePerson(db, { name: 'Sofie Lund' });
	const one = await makeOrganisation(db, [[sofie, 'reporter']], {
		name: 'Foreningen Vedholdende',
		kind: 'association',
	});
	const { id: organisationId, slug } = one;
	const session = await signIn(db, sofie.person.id);
	await givePledge(db, one);
	await makeCommitment(db, {
		organisationId,
		type: 'mentor-hours',
		title: 'Mentortid',
		target: 100,
		startsOn: copenhagenDate(new Date(Date.now() - 86_400_000)),
		dueOn: copenhagenDate(new Date(Date.now() + 300 * 86_400_000)),
		acceptedAt: new Date(),
	});
	return { desk: `/min-organisation/${slug}`, session };
}

test('what is typed in a report outlives the site', async ({ page }) => {
	const db = createDatabase(server.url, { max: 2 });
	const { desk, session } = await reporter(db);
	const port = await freePort();
	let site = await startSite({ databaseUrl: server.url, port });
	await page.context().addCookies([{ name: 'session', value: session, url: site.url }]);
	await page.goto(`${site.url}${desk}/rapport`);
	const story = page.getByLabel(/Jeres historie/);
	await story.fill('Vi begyndte i det små.');
	await expect(page.getByText(/^Gemt kl/)).toBeVisible();

	const gone = new Promise((settle) => site.process.once('exit', settle));
	site.process.kill('SIGKILL');
	await gone;
	await story.fill('Vi begyndte i det små, og nu er vi mange.');
	await expect(page.getByText('Ikke gemt endnu.', { exact: false })).toBeVisible();

	site = await startSite({ databaseUrl: server.url, port });
	const kept = () => db.selectFrom('report').select('story').executeTakeFirst();
	await expect
		.poll(kept, { timeout: 60_000 })
		.toEqual({ story: 'Vi begyndte i det små, og nu er vi mange.' });
	await page.reload();
	await expect(story).toHaveValue('Vi begyndte i det små, og nu er vi mange.');
	site.process.disconnect();
	await db.destroy();
});
