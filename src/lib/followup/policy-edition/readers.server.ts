/** What the municipality reads about the periods of the policy. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mustReadDesk } from '#lib/followup/access.ts';
import {
	isSectionKey,
	problemsOf,
	type PolicyDocument,
	type SectionKey,
} from '#lib/followup/policy-edition/document.ts';
import * as queries from '#lib/followup/policy-edition/queries.server.ts';
import { frameValues, rowsOf, typeRows, versionOfDraft } from '#lib/followup/policy-edition/sections.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { knownTypes } from '#lib/policy/catalogue.ts';
import { currentEdition, editions } from '#lib/policy/edition.ts';

/** The periods that there are, the newest first, and who writes the next. @throws 404 */
export async function editionsPage(db: Database, actor: Actor) {
	mustReadDesk(actor);
	const [published, draft] = await Promise.all([queries.publishers(db), queries.findDraft(db)]);
	const mayWrite = municipalityMay(actor, 'administer');
	const by = new Map(published.map((one) => [one.key, one]));
	return {
		current: currentEdition().key as string,
		editions: editions.toReversed().map(({ key, title, period, goals, focusAreas }) => ({
			...{ key: key as string, title, period, goals: goals.length, areas: focusAreas.length },
			published: by.get(key) ?? null,
		})),
		draft: draft && {
			...{ key: draft.document.key, drafter: draft.drafterName, sentAt: draft.sentAt },
			waitsForYou: mayWrite && draft.sentAt !== null && draft.draftedById !== actor.person?.id,
		},
		mayWrite,
	};
}

async function draftFor(db: Database, actor: Actor) {
	if (!municipalityMay(actor, 'administer')) notFound();
	return found(await queries.findDraft(db));
}

/** The whole draft as it will read, and what it still lacks. @throws 404, also where nobody writes one */
export async function draftPage(db: Database, actor: Actor) {
	const { draftedById, id: _, ...draft } = await draftFor(db, actor);
	const isOwn = draftedById === actor.person?.id;
	return {
		draft,
		isOwn,
		isWriting: isOwn && !draft.sentAt,
		problems: problemsOf(draft.document, { editions, today: copenhagenDate(now()) }),
	};
}

function rowsIn(section: SectionKey, document: PolicyDocument): StoredValues[] {
	if (section === 'frame') return [];
	return section === 'types' ? typeRows(document) : rowsOf[section](document);
}

/**
 * A part of it as its form is filled, for the one who writes it; null for the others, and while it waits for a yes.
 * @throws 404, also where nobody writes one
 */
export async function sectionPage(db: Database, actor: Actor, section: string) {
	const draft = await draftFor(db, actor);
	if (!isSectionKey(section)) notFound();
	if (draft.draftedById !== actor.person?.id || draft.sentAt) return null;
	const { document } = draft;
	return {
		section,
		key: document.key,
		version: versionOfDraft(draft),
		frame: frameValues(document),
		rows: rowsIn(section, document),
		types: section === 'types' ? knownTypes().map(({ key, name }) => ({ key, name })) : [],
		areas: document.focusAreas.map(({ key, name }) => ({ key, name })),
		goals: document.goals.map(({ key, number, name }) => ({ key, number, name })),
		committees: document.committees.map(({ key, name }) => ({ key, name })),
	};
}
