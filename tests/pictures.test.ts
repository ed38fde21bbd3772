/** Who sees a picture and for how long: chosen, drafted, published, taken down, put back, forgotten. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import type { Actor, MunicipalRole } from '#lib/accounts/actor.ts';
import { visitor } from '#lib/accounts/actor.ts';
import { changeEvent, createEvent, deleteDraft, publishEvent } from '#lib/events/events.server.ts';
import { answerEventForm } from '#lib/events/writing/form.server.ts';
import type { EventInput } from '#lib/events/input.ts';
import { fieldsOf, findEvent } from '#lib/events/queries.server.ts';
import { eventForm, organisation, type TestOrganisation } from './support/cast/events.ts';
import { picturesOfTheCity } from '#lib/municipality/pictures.server.ts';
import { putPictureBack, takePictureDown } from '#lib/organisations/files/picture-moderation.server.ts';
import { takenDownSince } from '#lib/organisations/files/picture-queries.server.ts';
import { handInLimit, roomOfOthers } from '#lib/organisations/files/quota.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { without } from '#lib/platform/keys.ts';
import { diskStore, pathOfFile, useFileStore } from '#lib/platform/files/files.server.ts';
import { forgetFiles } from '#lib/organisations/files/unused-pictures.server.ts';
import { GET } from '../src/routes/images/[key]/+server.ts';
import { test } from './support/database.ts';
import { joined, person } from './support/cast/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'bland-pictures-'));
beforeAll(() => useFileStore(diskStore(folder)));
afterAll(() => {
	useFileStore(undefined);
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const picture = async (background = '#2f6fde') => {
	const drawn = sharp({ create: { width: 40, height: 40, channels: 3, background } });
	return new File([new Uint8Array(await drawn.png().toBuffer())], 'a.png');
};
const municipal = (db: Database, municipalRole: MunicipalRole = 'moderator') => person(db, municipalRole);

/** Sends the event's form as its page does. @returns the new event's slug, or what the form shows again. */
async function send(
	db: Database,
	org: TestOrganisation,
	changes: Record<string, string | string[]>,
	file?: File,
) {
	const form = eventForm(org.siteId, changes);
	if (file) form.set('picture', file);
	let slug = '';
	const save = async (input: EventInput) => {
		const path = await createEvent(db, org.as('editor'), org.slug, input);
		slug = path.split('/').at(-1)!;
		throw new Error('redirected');
	};
	const answer = await answerEventForm(db, org.as('editor'), org.id, form, save).catch(() => null);
	return {
		slug,
		answer: answer as {
			status: number;
			data: { errors: Record<string, string>; values: Record<string, string> };
		} | null,
	};
}

const get = async (db: Database, actor: Actor, key: string, headers: HeadersInit = {}) => {
	const event = { params: { key }, request: new Request('http://x', { headers }), locals: { db, actor } };
	return (GET as unknown as (event: object) => Promise<Response>)(event).catch(
		({ status }: { status: number }) => new Response(null, { status }),
	);
};
const statusFor = async (db: Database, actors: Actor[], key: string) =>
	Promise.all(
		actors.map(async (actor) => {
			const response = await get(db, actor, key);
			await response.body?.cancel();
			return response.status;
		}),
	);
const onDisk = (key: string) => existsSync(join(folder, pathOfFile(key)));

describe('a picture', () => {
	test('of a form with an error is kept for those who chose it, and for nobody else', async ({ db }) => {
		const [org, other] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const [moderator, auditor] = [await municipal(db), await municipal(db, 'auditor')];
		const { answer } = await send(db, org, { title: '', imageAlt: 'En blå flade' }, await picture());
		expect(answer!.status).toBe(422);
		expect(answer!.data.values).toMatchObject({ imageAlt: 'En blå flade', capacity: '10' });
		const key = answer!.data.values.imageKey!;
		const all = [org.as('reader'), moderator, auditor, other.as('owner'), visitor];
		expect(await statusFor(db, all, key)).toEqual([200, 200, 200, 404, 404]);
		expect((await get(db, org.as('reader'), key)).headers.get('cache-control')).toBe('private, no-store');

		const { slug } = await send(db, org, { imageKey: key, imageAlt: 'En blå flade' });
		expect(await statusFor(db, all, key)).toEqual([200, 200, 200, 404, 404]);
		await publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead: false });
		expect(await statusFor(db, all, key)).toEqual([200, 200, 200, 200, 200]);
		const shown = await get(db, visitor, key);
		expect(Object.fromEntries(shown.headers)).toMatchObject({
			'content-type': 'image/webp',
			'cache-control': 'public, max-age=3600',
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff',
			etag: `"${key}"`,
		});
		expect((await get(db, visitor, key, { 'if-none-match': `"${key}"` })).status).toBe(304);

		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', org.id).execute();
		expect(await statusFor(db, all, key)).toEqual([200, 200, 200, 404, 404]);
		expect(await statusFor(db, [visitor], `${'0'.repeat(64)}.webp`)).toEqual([404]);
	});

	test('goes when nothing took it, was replaced or thrown away; what is shown stays', async ({ db }) => {
		const org = await organisation(db, 'a');
		const chosen = async (background: string) =>
			(await send(db, org, { title: '', imageAlt: 'x' }, await picture(background))).answer!.data.values
				.imageKey!;
		const [forgotten, thrown, replaced, shown] = [
			await chosen('#100'),
			await chosen('#200'),
			await chosen('#300'),
			await chosen('#400'),
		];
		const draft = await send(db, org, { imageKey: thrown, imageAlt: 'Til kladden' });
		const { slug } = await send(db, org, { imageKey: replaced, imageAlt: 'Den første' });
		const event = (await findEvent(db, slug))!;
		const input = {
			...fieldsOf(without(event, ['organiser', 'coOrganisers', 'picture', 'taken', 'waiting'])),
			site: org.siteId,
			where: 'site',
			coOrganisers: [],
			commitment: null,
			point: null,
		};
		await changeEvent(db, org.as('editor'), org.slug, slug, {
			...(input as unknown as EventInput),
			imageKey: shown,
			imageAlt: 'Den anden',
			removeImage: false,
			wordingRead: false,
		});
		await forgetFiles.handle(db, {});
		expect([forgotten, thrown, replaced, shown].map(onDisk)).toEqual([true, true, true, true]);
		setClock('2026-11-23T13:00:00Z');
		await deleteDraft(db, org.as('editor'), org.slug, draft.slug);
		await forgetFiles.handle(db, {});
		expect([forgotten, thrown, replaced, shown].map(onDisk)).toEqual([false, false, false, true]);
		expect(await db.selectFrom('image').select('fileKey').execute()).toEqual([{ fileKey: shown }]);

		const again = await send(db, org, { imageKey: forgotten, imageAlt: 'Væk' });
		expect(again.slug).toBe('');
		expect(again.answer!.data.errors.picture).toMatch(/ikke længere/);
		expect(again.answer!.data.values).not.toHaveProperty('imageKey');
	});

	test('that is chosen again just before it would go, stays', async ({ db }) => {
		const org = await organisation(db, 'a');
		const choose = async () =>
			(await send(db, org, { title: '' }, await picture())).answer!.data.values.imageKey!;
		const key = await choose();
		setClock('2026-11-23T13:00:00Z');
		await choose();
		await forgetFiles.handle(db, {});
		expect(onDisk(key)).toBe(true);
	});

	test('is counted: an unapproved account fills its room and no more, however it sends', async ({ db }) => {
		const org = await organisation(db, 'ny', 'draft');
		const tries = await Promise.all(
			Array.from({ length: roomOfOthers.files + 6 }, async (_, n) =>
				send(db, org, { title: '' }, await picture(`#${(n * 8 + 16).toString(16)}0000`)),
			),
		);
		const refused = tries.filter(({ answer }) => answer!.data.errors.picture);
		expect(refused).toHaveLength(6);
		expect(refused[0]!.answer!.data.errors.picture).toMatch(/Før kommunen har godkendt jer/);
		const { count } = await db
			.selectFrom('image')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.executeTakeFirstOrThrow();
		expect(Number(count)).toBe(roomOfOthers.files);
	});

	test('is sent as often as a person sends in earnest', async ({ db }) => {
		const org = await organisation(db, 'a');
		const file = await picture();
		const send100 = Array.from({ length: handInLimit.most + 2 }, () => send(db, org, { title: '' }, file));
		const errors = (await Promise.all(send100))
			.map(({ answer }) => answer!.data.errors.picture)
			.filter(Boolean);
		expect(errors).toHaveLength(2);
		expect(errors[0]).toMatch(/Vent en time/);
	}, 60_000);
});

describe('a picture the municipality takes down', () => {
	const published = async (db: Database) => {
		const org = await organisation(db, 'a');
		await db
			.updateTable('person')
			.set({ emailConfirmedAt: new Date() })
			.where('email', '=', 'a@example.dk')
			.execute();
		const { slug } = await send(db, org, { imageAlt: 'En blå flade' }, await picture());
		await publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead: false });
		const event = (await findEvent(db, slug))!;
		return { org, slug, id: event.imageId!, key: event.picture!.key };
	};

	test('is seen by nobody else at once, its organisation is told, and it can be put back', async ({ db }) => {
		const { org, slug, id, key } = await published(db);
		const moderator = await municipal(db);
		const all = [moderator, org.as('owner'), visitor];
		await takePictureDown(db, moderator, id, 'Viser personer, der ikke har sagt ja');
		await takePictureDown(db, moderator, id, 'En gang til');
		expect(await statusFor(db, all, key)).toEqual([200, 404, 404]);
		expect((await get(db, visitor, key, { 'if-none-match': `"${key}"` })).status).toBe(404);
		expect((await findEvent(db, slug))!.picture).toBeNull();
		const mails = await db.selectFrom('mail').select(['toAddress', 'text']).execute();
		expect(mails).toHaveLength(1);
		expect(mails[0]!.text).toContain('Viser personer, der ikke har sagt ja');
		expect(await takenDownSince(db, org.id, new Date('2026-11-01'))).toMatchObject([
			{ event: { slug }, reason: 'Viser personer, der ikke har sagt ja' },
		]);
		expect((await picturesOfTheCity(db, moderator, { picture: null })).takenDown).toMatchObject([
			{ id, ownCase: false },
		]);

		const again = await send(db, org, { imageAlt: 'Den samme' }, await picture());
		expect(again.answer!.data.errors.picture).toMatch(/taget dette billede ned/);

		await putPictureBack(db, moderator, id);
		expect(await statusFor(db, all, key)).toEqual([200, 200, 200]);
		const verbs = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('subjectKind', '=', 'image')
			.execute();
		expect(verbs.map(({ verb }) => verb)).toEqual(['picture.taken_down', 'picture.put_back']);
	});

	test('stays in its place while its event is changed, until another is chosen', async ({ db }) => {
		const { org, slug, id } = await published(db);
		const moderator = await municipal(db);
		await takePictureDown(db, moderator, id, 'En fejl');
		const event = (await findEvent(db, slug))!;
		const input = {
			...fieldsOf(without(event, ['organiser', 'coOrganisers', 'picture', 'taken', 'waiting'])),
			site: org.siteId,
			where: 'site',
			coOrganisers: [],
			commitment: null,
			point: null,
		};
		const change = {
			...(input as unknown as EventInput),
			imageKey: null,
			removeImage: false,
			wordingRead: true,
		};
		await changeEvent(db, org.as('editor'), org.slug, slug, change);
		setClock('2026-11-24T12:00:00Z');
		await forgetFiles.handle(db, {});
		await putPictureBack(db, moderator, id);
		expect((await findEvent(db, slug))!.picture).not.toBeNull();
		await changeEvent(db, org.as('editor'), org.slug, slug, { ...change, removeImage: true });
		expect((await findEvent(db, slug))!.imageId).toBeNull();
	});

	test('is the moderators’ to decide, but not about their own organisation’s', async ({ db }) => {
		const { org, id, key } = await published(db);
		const auditor = await municipal(db, 'auditor');
		const moderator = await municipal(db);
		const own = await municipal(db, 'consultant');
		await joined(db, own, org, 'reader');
		for (const actor of [auditor, org.as('owner'), visitor])
			await expect(takePictureDown(db, actor, id, 'Nej tak')).rejects.toMatchObject({ status: 404 });
		await expect(takePictureDown(db, own, id, 'Vores egen fejl')).rejects.toMatchObject({ code: 'own_case' });
		await takePictureDown(db, moderator, id, 'Ikke her');
		await expect(putPictureBack(db, own, id)).rejects.toMatchObject({ code: 'own_case' });
		for (const actor of [auditor, org.as('owner')])
			await expect(putPictureBack(db, actor, id)).rejects.toMatchObject({ status: 404 });
		expect(await statusFor(db, [visitor], key)).toEqual([404]);
		const nothing = db.updateTable('image').set({ takenDownAt: new Date() }).where('id', '=', id);
		await db
			.updateTable('image')
			.set({ takenDownAt: null, takenDownBy: null, takenDownReason: null })
			.execute();
		await expect(nothing.execute()).rejects.toMatchObject({ constraint_name: 'image_taken_down' });
	});
});
