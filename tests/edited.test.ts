/** Two editors with one form open, past the gates: the second save is told of the first, and undoes nothing unseen. */
import { describe, expect } from 'vitest';
import { saveTarget } from '#lib/commitments/writing/drafts.server.ts';
import { draftValues } from '#lib/commitments/writing/form-values.ts';
import { emptyTheory } from '#lib/commitments/theory/theory.ts';
import { saveTheory } from '#lib/commitments/theory/theory.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { changeEvent } from '#lib/events/events.server.ts';
import { eventInput } from '#lib/events/input.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { eventValues } from '#lib/events/writing/form-values.ts';
import { changePosting } from '#lib/matching/postings/postings.server.ts';
import { postingInput } from '#lib/matching/postings/input.ts';
import { postingValues } from '#lib/matching/postings/form-values.ts';
import { lockPosting } from '#lib/matching/queries.server.ts';
import { saveProfile } from '#lib/organisations/application/application.server.ts';
import { valuesOf } from '#lib/organisations/form-values.ts';
import { profileInput } from '#lib/organisations/input.ts';
import { findOrganisationBySlug } from '#lib/organisations/queries.server.ts';
import { createPartnership, updateDraft } from '#lib/partnerships/writing/drafts.server.ts';
import { whatValues } from '#lib/partnerships/writing/form-values.ts';
import { partnershipInput } from '#lib/partnerships/writing/input.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { versionOf, type Edited } from '#lib/platform/forms/edited.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';
import { editedIn, submit, type Schema } from '#lib/platform/forms/forms.server.ts';
import { targetInput } from '#lib/commitments/writing/input.ts';
import { theoryInput } from '#lib/commitments/life-input.ts';
import { draftBy } from './support/cast/commitments.ts';
import { makeEvent } from './support/cast/events.ts';
import { makeSite, player, type Player } from './support/cast/people.ts';
import { drafted } from './support/cast/postings.ts';
import { test } from './support/database.ts';

interface Case {
	stored: () => Promise<StoredValues>;
	schema: Schema;
	save: (input: never, edited: Edited | null) => Promise<unknown>;
	/** What the first changes, and what the second. */
	first: Record<string, string>;
	second: Record<string, string>;
}
type Arrange = (db: Database, us: Player) => Promise<Case>;

const found = <T>(value: T | null | undefined): T => value ?? expect.fail('not there');

const cases: Record<string, Arrange> = {
	async event(db, us) {
		const siteId = await makeSite(db, us.id);
		const { slug } = await makeEvent(db, us.id, {
			state: 'draft',
			publishedAt: null,
			description: 'Vi spiser sammen på gaden, og alle kan komme.',
			languages: ['da'],
			endsAt: new Date('2027-06-01T15:00Z'),
			siteId,
			startsAt: new Date('2027-06-01T10:00Z'),
		});
		return {
			stored: async () => eventValues(found(await findEvent(db, slug)), []),
			schema: eventInput,
			save: (input, edited) => changeEvent(db, us.as('editor'), us.slug, slug, input, edited),
			first: { title: 'Den første', startsTime: '13.15' },
			second: { description: 'Den anden skriver om det hele.' },
		};
	},
	async posting(db, us) {
		const slug = await drafted(db, us, 'need');
		const stored = async () =>
			postingValues(found(await db.transaction().execute((trx) => lockPosting(trx, slug))));
		return {
			stored,
			schema: postingInput,
			save: (input, edited) => changePosting(db, us.as('editor'), us.slug, slug, input, edited),
			first: { title: 'Den første titel' },
			second: { description: 'Den anden skriver om det hele.' },
		};
	},
	async organisation(db, us) {
		await db.updateTable('organisation').set({ purpose: 'Vi laver mad sammen.' }).execute();
		return {
			stored: async () => valuesOf(found(await findOrganisationBySlug(db, us.slug))),
			schema: profileInput,
			save: (input, edited) => saveProfile(db, us.as('editor'), us.slug, input, edited),
			first: { purpose: 'Den første skriver, hvad de vil og gør.' },
			second: { website: 'https://den-anden.example' },
		};
	},
	async partnership(db, us) {
		const slug = await createPartnership(db, us.as('editor'), us.slug, {
			title: 'Sammen om mere',
			purpose: 'Vi vil noget mere sammen',
			startsOn: '2026-12-01',
			endsOn: '2027-12-01',
		});
		return {
			stored: async () => whatValues(found(await partnershipBySlug(db, slug))),
			schema: partnershipInput,
			save: (input, edited) => updateDraft(db, us.as('editor'), us.slug, slug, input, edited),
			first: { title: 'Den første titel' },
			second: { purpose: 'Den anden skriver om det hele.' },
		};
	},
	async 'target of a promise'(db, us) {
		const slug = await draftBy(db, us);
		return {
			stored: async () => draftValues(found(await findBySlug(db, slug)), []),
			schema: targetInput(false, '2026-11-01'),
			save: (input, edited) => saveTarget(db, us.as('editor'), slug, input, edited),
			first: { target: '77' },
			second: { dueOn: '01.11.2027' },
		};
	},
	async theory(db, us) {
		const slug = await draftBy(db, us);
		const { id } = found(await findBySlug(db, slug));
		return {
			stored: async () => ({
				...emptyTheory,
				...(await db
					.selectFrom('theoryOfChange')
					.select(['challenge', 'effects'])
					.where('commitmentId', '=', id)
					.executeTakeFirst()),
			}),
			schema: theoryInput,
			save: (input, edited) => saveTheory(db, us.as('editor'), slug, input, edited),
			first: { challenge: 'Den første' },
			second: { effects: 'Den anden' },
		};
	},
};

/** A browser's form: ticks send `on`, lists send each of theirs. */
function sent(stored: StoredValues, changes: Record<string, string>, version: string): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...stored, ...changes })) {
		if (typeof value === 'boolean') {
			if (value) form.append(name, 'on');
		} else for (const one of [value].flat()) form.append(name, String(one ?? ''));
	}
	form.set('version', version);
	return form;
}

describe('the second editor', () => {
	for (const [name, arrange] of Object.entries(cases))
		test(`${name}: is told, loses nothing, undoes nothing, and may save anyway`, async ({ db }) => {
			const us = await player(db, 'association');
			const { stored, schema, save, first, second } = await arrange(db, us);
			const before = await stored();
			const version = versionOf(before);
			const send = (form: FormData) =>
				submit(form, schema, async (input) => void (await save(input as never, editedIn(form))));
			expect(await send(sent(before, first, version))).toBeUndefined();
			const after = await stored();
			const answer = found(await send(sent(before, second, version)));
			expect(answer).toMatchObject({ status: 422 });
			expect(await stored()).toEqual(after);
			const { errors, values } = answer.data;
			expect(Object.keys(errors).filter(Boolean).toSorted()).toEqual(Object.keys(first).toSorted());
			expect(values).toMatchObject(second);
			const shown = Object.fromEntries(Object.entries(values).filter(([key]) => key !== 'version'));
			expect(await send(sent(shown, {}, String(values.version)))).toBeUndefined();
			for (const [key, value] of Object.entries({ ...first, ...second }))
				expect([key, (await stored())[key]]).toEqual([key, value]);
		});
});
