import { organisationStates } from '#lib/accounts/organisation-states.ts';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { member, organisation } from '../../../../tests/support/cast/organisations.ts';
import { makeSite, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import {
	saveAbout,
	saveContact,
	saveIdentity,
	saveProfile,
	sendApplication,
} from '#lib/organisations/application/application.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { aboutInput, changesInput, contactInput, siteInput } from '#lib/organisations/input.ts';
import { canBecome, canDecide, missingParts, reviewOutcomes } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { findOrganisationBySlug } from '#lib/organisations/queries.server.ts';
import { addSite, changeSite, removeSite } from '#lib/organisations/sites/sites.server.ts';
import { listSites } from '#lib/organisations/sites/site-queries.server.ts';
import { readCvr, readPNumber } from '#lib/organisations/cvr.ts';
import { readWebsite, shownWebsite } from '#lib/organisations/website.ts';

const about = (given: Record<string, unknown> = {}) => ({
	name: 'Kvarterets Køkken',
	kind: 'association',
	cvr: '',
	purpose: 'Vi laver mad sammen hver torsdag, og alle kan være med.',
	languages: ['da', 'ar'],
	website: '',
	...given,
});
const parsedAbout = (given?: Record<string, unknown>) => v.parse(aboutInput, about(given));
const place = (given: Record<string, unknown> = {}) =>
	v.parse(siteInput, {
		label: '',
		address: 'Nørrebrogade 44',
		postcode: '2200',
		city: 'København N',
		point: '55.6961, 12.5470',
		pNumber: '',
		...given,
	});

describe('states', () => {
	test('a state may only follow those that lead to it', () => {
		const table = organisationStates.map((from) => [
			from,
			organisationStates.filter((to) => canBecome(from, to)).join(' '),
		]);
		expect(Object.fromEntries(table)).toEqual({
			listed: 'closed',
			draft: 'email_confirmed waiting closed',
			email_confirmed: 'waiting closed',
			waiting: 'changes_requested approved declined',
			changes_requested: 'waiting declined closed',
			approved: 'suspended closed',
			declined: '',
			suspended: 'approved closed',
			closed: '',
		});
	});

	test('the municipality decides only what the state allows', () => {
		const table = organisationStates.map((state) => [
			state,
			reviewOutcomes.filter((outcome) => canDecide(state, outcome)).join(' '),
		]);
		expect(Object.fromEntries(table)).toEqual({
			listed: 'closed',
			draft: '',
			email_confirmed: '',
			waiting: 'approved changes_requested declined',
			changes_requested: 'declined reopened',
			approved: 'suspended closed',
			declined: 'reopened',
			suspended: 'reinstated closed',
			closed: '',
		});
	});

	test('what is missing is named part by part', () => {
		const nothing = { purpose: ' ', contactName: null, contactEmail: null };
		expect(missingParts(nothing, 0, false)).toEqual(['purpose', 'sites', 'contact', 'email']);
		expect(missingParts({ purpose: 'Mad', contactName: 'A', contactEmail: 'a@b.dk' }, 1, true)).toEqual([]);
	});
});

describe('input', () => {
	const sentences = (schema: v.GenericSchema, input: unknown) => {
		const result = v.safeParse(schema, input);
		return result.success ? [] : result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
	};

	test.each([
		['a CVR number with a wrong check digit', about({ cvr: '13585627' }), /^cvr: CVR-nummeret passer ikke/],
		['a CVR number with letters', about({ cvr: 'abc' }), /^cvr: CVR-nummeret passer ikke/],
		['a CVR number that begins with nought', about({ cvr: '01234567' }), /^cvr: CVR-nummeret passer ikke/],
		['ten megabytes of purpose', about({ purpose: 'x'.repeat(10_000_000) }), /^purpose: Teksten er for lang/],
		['ten megabytes of name', about({ name: 'x'.repeat(10_000_000) }), /^name: Teksten er for lang/],
		['no name', about({ name: ' ' }), /^name: Skriv jeres navn/],
		['a kind outside the list', about({ kind: 'party' }), /^kind: Vælg/],
		['a script as website', about({ website: 'javascript:alert(1)' }), /^website: Adressen/],
		['a website with a password', about({ website: 'https://a:b@example.dk' }), /^website: Adressen/],
		['a purpose of one word', about({ purpose: 'Mad' }), /^purpose: Skriv lidt mere/],
	])('%s gets a sentence', (_, input, sentence) => {
		expect(sentences(aboutInput, input)).toEqual([expect.stringMatching(sentence)]);
	});

	test.each([
		['Malmø', '55.6050, 13.0038', /Sverige/],
		['Aarhus', '56.1629, 10.2039', /for langt væk/],
		['swapped numbers', '12.5470, 55.6961', /byttet om/],
		['words', 'ved kirken', /kan ikke læses/],
	])('a point in %s gets its sentence', (_, point, sentence) => {
		const input = { label: '', address: 'Gade 1', postcode: '', city: '', point, pNumber: '' };
		expect(sentences(siteInput, input)).toEqual([expect.stringMatching(sentence)]);
	});

	test('an address is enough where the site knows it or its street; else a pin', async ({ db }) => {
		const us = await player(db);
		const put = (address: string, point = '') =>
			addSite(
				db,
				us.as('editor'),
				us.slug,
				v.parse(siteInput, { label: '', address, postcode: '', city: '', point, pNumber: '' }),
			);
		await put('Nørrebrogade 208');
		await put('Bag den røde port', '55.6961, 12.5470');
		await expect(put('Bag den grønne port')).rejects.toMatchObject({
			code: 'site_place_unknown',
			field: 'address',
		});
		const sites = await db
			.selectFrom('site')
			.select(['address', 'districtNr'])
			.where('organisationId', '=', us.id)
			.orderBy('id')
			.execute();
		expect(sites.slice(-2)).toEqual([
			{ address: 'Nørrebrogade 208', districtNr: 3 },
			{ address: 'Bag den røde port', districtNr: 3 },
		]);
	});

	test('a P number is ten digits and has no check digit', () => {
		expect(place({ pNumber: '10 0340 1111' }).pNumber).toBe('1003401111');
		const result = v.safeParse(siteInput, { ...place(), point: '55.6961, 12.5470', pNumber: '123' });
		expect(result.success).toBe(false);
	});

	test('emoji and right-to-left names are kept, direction overrides are not', () => {
		expect(parsedAbout({ name: '  بيت الجيران 🏡 ' }).name).toBe('بيت الجيران 🏡');
		expect(parsedAbout({ name: 'Safe\u202Egnp.exe' }).name).toBe('Safegnp.exe');
	});

	test('the same language counts once, and one that nobody offers is told of', () => {
		expect(parsedAbout({ languages: ['ar', 'ar'] }).languages).toEqual(['ar']);
		expect(() => parsedAbout({ languages: ['ar', 'xx'] })).toThrow(m.field_stale());
	});

	test('a private contact is needed, a public one is not', () => {
		const empty = { publicEmail: '', publicPhone: '', contactName: '', contactEmail: '', contactPhone: '' };
		expect(sentences(contactInput, empty)).toHaveLength(2);
		const given = v.parse(contactInput, {
			...empty,
			contactName: 'Mette Holm',
			contactEmail: 'mette@eksempel.dk',
		});
		expect(given.publicEmail).toBeNull();
	});

	test('asking for changes says what', () => {
		expect(sentences(changesInput, { reason: '', notes: { name: ' ' } })).toHaveLength(1);
		expect(
			v.parse(changesInput, { reason: '', notes: { cvr: 'Forkert nummer', name: '' } }).fieldNotes,
		).toEqual({ cvr: 'Forkert nummer' });
	});

	test.each([
		['www.eksempel.dk', 'https://www.eksempel.dk'],
		['http://eksempel.dk/om?x=1', 'https://eksempel.dk/om?x=1'],
		['EKSEMPEL.DK/', 'https://eksempel.dk'],
		['blåbær.dk', 'https://xn--blbr-roah.dk'],
		['ftp://eksempel.dk', null],
		['data:text/html,x', null],
		['localhost', null],
		['192.168.0.1', null],
		['to ord', null],
	])('the website %s becomes %s', (typed, read) => {
		expect(readWebsite(typed)).toBe(read);
	});

	test('a website is shown as people say it', () => {
		expect(shownWebsite('https://www.eksempel.dk/')).toBe('eksempel.dk');
		expect(shownWebsite('https://xn--blbr-roah.dk')).toBe('blåbær.dk');
	});

	test.each([
		...[
			'13585628',
			'13 58 56 28',
			'13.58.56.28',
			'CVR 13585628',
			'cvr-nr. 13 58 56 28',
			'CVR: 13585628',
			'CVR nummer 13585628',
			'DK13585628',
			'CVR DK-13585628',
		].map((typed) => [typed, '13585628'] as const),
		['12345678', null],
		['CVR', null],
		['PVR 13585628', null],
	] as const)('the company number %s becomes %s', (typed, read) => expect(readCvr(typed)).toBe(read));

	test.each([
		...['1012345678', 'P-nr. 1012345678', 'P 10 12 34 56 78', 'p-nummer: 1012345678'].map(
			(typed) => [typed, '1012345678'] as const,
		),
		['P', null],
		['101234567', null],
	] as const)('the place of work %s becomes %s', (typed, read) => expect(readPNumber(typed)).toBe(read));
});

describe('the application', () => {
	test('is saved part by part and sent when all is there', async ({ db }) => {
		const draft = await organisation(db, { purpose: '' });
		const owner = await member(db, draft);
		await expect(sendApplication(db, owner, draft.slug)).rejects.toMatchObject({
			code: 'application_incomplete',
		});
		await saveAbout(
			db,
			owner,
			draft.slug,
			parsedAbout({ name: '<script>alert(1)</script>', cvr: 'DK 13 58 56 28' }),
		);
		await addSite(db, owner, draft.slug, place());
		await saveContact(db, owner, draft.slug, {
			publicEmail: null,
			publicPhone: null,
			contactName: 'Mette',
			contactEmail: 'mette@eksempel.dk',
			contactPhone: null,
		});
		await sendApplication(db, owner, draft.slug);
		await sendApplication(db, owner, draft.slug);
		const sent = await findOrganisationBySlug(db, draft.slug);
		expect(sent).toMatchObject({
			state: 'waiting',
			cvr: '13585628',
			name: '<script>alert(1)</script>',
			languages: ['da', 'ar'],
		});
		const audits = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('verb', '=', 'organisation.sent')
			.execute();
		expect(audits).toHaveLength(1);
		await expect(saveAbout(db, owner, draft.slug, parsedAbout())).rejects.toMatchObject({
			code: 'application_waiting',
		});
	});

	test('is not sent before the e-mail is confirmed', async ({ db }) => {
		const draft = await organisation(db, { state: 'draft' });
		const owner = await member(db, draft);
		await makeSite(db, draft.id);
		const unconfirmed = { ...owner, person: { ...owner.person!, emailConfirmed: false } };
		await expect(sendApplication(db, unconfirmed, draft.slug)).rejects.toMatchObject({
			code: 'application_incomplete',
		});
	});

	test('a CVR number belongs to one living organisation', async ({ db }) => {
		await organisation(db, { cvr: '13585628', state: 'approved' });
		const draft = await organisation(db);
		const owner = await member(db, draft);
		await expect(saveAbout(db, owner, draft.slug, parsedAbout({ cvr: '13585628' }))).rejects.toMatchObject({
			code: 'cvr_taken',
			field: 'cvr',
		});
	});

	test('of two that take the same CVR number at once one gets it', async ({ db }) => {
		const drafts = [await organisation(db), await organisation(db)];
		const results = await Promise.allSettled(
			drafts.map(async (draft) =>
				saveAbout(db, await member(db, draft), draft.slug, parsedAbout({ cvr: '13585628' })),
			),
		);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'cvr_taken' },
		});
	});

	test('only an owner renames a partner, and it is noted', async ({ db }) => {
		const partner = await organisation(db, { state: 'approved', name: 'Før' });
		const owner = await member(db, partner);
		const editor = await member(db, partner, 'editor');
		const identity = { name: 'Efter', kind: 'association' as const, cvr: null };
		await expect(saveIdentity(db, editor, partner.slug, identity)).rejects.toMatchObject({ status: 404 });
		await expect(saveAbout(db, editor, partner.slug, parsedAbout())).rejects.toMatchObject({
			code: 'identity_owner_only',
		});
		await saveProfile(db, editor, partner.slug, {
			purpose: 'Noget helt andet end før.',
			languages: [],
			website: null,
		});
		await saveIdentity(db, owner, partner.slug, identity);
		const { details } = await db
			.selectFrom('auditEntry')
			.select('details')
			.where('verb', '=', 'organisation.renamed')
			.executeTakeFirstOrThrow();
		expect(details).toEqual({ nameBefore: 'Før', nameAfter: 'Efter' });
	});
});

describe('sites', () => {
	test('the first is primary, its district is found, and another takes over', async ({ db }) => {
		const draft = await organisation(db);
		const owner = await member(db, draft);
		await addSite(db, owner, draft.slug, place());
		await addSite(
			db,
			owner,
			draft.slug,
			place({ address: 'Husum Torv', point: '55.7085, 12.4800', isPrimary: true }),
		);
		const [first, second] = await listSites(db, draft.id);
		expect(first).toMatchObject({ address: 'Husum Torv', isPrimary: true, districtNr: 7 });
		expect(second).toMatchObject({ isPrimary: false, districtNr: 3 });
		await removeSite(db, owner, draft.slug, first!.id);
		expect(await listSites(db, draft.id)).toMatchObject([{ address: 'Nørrebrogade 44', isPrimary: true }]);
	});

	test('the same form sent twice adds one', async ({ db }) => {
		const draft = await organisation(db);
		const owner = await member(db, draft);
		const key = crypto.randomUUID();
		await Promise.all([1, 2].map(() => addSite(db, owner, draft.slug, place(), key)));
		expect(await listSites(db, draft.id)).toHaveLength(1);
	});

	test("a partner keeps one, and another organisation's site is not there", async ({ db }) => {
		const partner = await organisation(db, { state: 'approved' });
		const owner = await member(db, partner);
		const id = await makeSite(db, partner.id);
		await expect(removeSite(db, owner, partner.slug, id)).rejects.toMatchObject({ code: 'site_last' });
		const other = await makeSite(db, (await organisation(db, { state: 'approved' })).id);
		await expect(removeSite(db, owner, partner.slug, other)).rejects.toMatchObject({ status: 404 });
		await expect(changeSite(db, owner, partner.slug, other, place())).rejects.toMatchObject({ status: 404 });
	});
});

describe('access', () => {
	test('what is not yours looks like what is not there', async ({ db }) => {
		const draft = await organisation(db);
		const owner = await member(db, draft);
		const reader = await member(db, draft, 'reader');
		const stranger = await member(db, await organisation(db));
		await expect(organisationFor(db, visitor, draft.slug, 'read')).rejects.toMatchObject({ status: 404 });
		await expect(organisationFor(db, stranger, draft.slug, 'read')).rejects.toMatchObject({ status: 404 });
		await expect(organisationFor(db, owner, 'findes-ikke', 'read')).rejects.toMatchObject({ status: 404 });
		await expect(organisationFor(db, reader, draft.slug, 'edit')).rejects.toMatchObject({ status: 404 });
		await expect(organisationFor(db, reader, draft.slug, 'read')).resolves.toMatchObject({ id: draft.id });
		for (const actor of [visitor, stranger, reader]) {
			await expect(saveAbout(db, actor, draft.slug, parsedAbout())).rejects.toMatchObject({ status: 404 });
			await expect(addSite(db, actor, draft.slug, place())).rejects.toMatchObject({ status: 404 });
			await expect(sendApplication(db, actor, draft.slug)).rejects.toMatchObject({ status: 404 });
		}
	});
});
