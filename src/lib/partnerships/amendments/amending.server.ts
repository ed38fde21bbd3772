/** What the buttons of the form that changes an agreement do: find parties, compare, propose what was compared. */
import { createHash } from 'node:crypto';
import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { mayChange } from '#lib/partnerships/access.ts';
import { amendmentForm, formWithParties, withAdded } from '#lib/partnerships/amendments/amendment-form.ts';
import { amendmentInput, amendmentPreviewInput } from '#lib/partnerships/amendments/amendment-input.ts';
import { partnersById } from '#lib/partnerships/amendments/amendment-queries.server.ts';
import { checkProposal, newTerms, proposeAmendment } from '#lib/partnerships/amendments/amendments.server.ts';
import type { ChangeRow } from '#lib/partnerships/amendments/labels.ts';
import { termsOf } from '#lib/partnerships/amendments/terms.ts';
import { changeRows } from '#lib/partnerships/ending/history.server.ts';
import { isInForce, standingOn } from '#lib/partnerships/partnership.ts';
import { pickPartners, type PickedPartner } from '#lib/organisations/readers.server.ts';
import { ownPartnership } from '#lib/partnerships/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import type { FormErrors, FormValues } from '#lib/platform/forms/form-answer.ts';
import { keptValues, submit } from '#lib/platform/forms/forms.server.ts';

export interface AmendAnswer {
	errors: FormErrors;
	values: FormValues;
	search: string;
	found: PickedPartner[] | null;
	/** What the form would change, once it was compared. */
	rows: ChangeRow[] | null;
	/** The fingerprint of `rows`: other changes than these are shown again before they are signed. */
	seen: string;
}

/** The agreement, where this person may change it and it is in force. @throws 404 */
export async function changeable(db: Database, actor: Actor, organisation: string, partnership: string) {
	const own = await ownPartnership(db, actor, organisation, partnership);
	if (!mayChange(actor, own.partnership, own.organisation.id)) notFound();
	if (!isInForce(standingOn(own.partnership, copenhagenDate(now())))) notFound();
	return own;
}
type Own = Awaited<ReturnType<typeof changeable>>;

const mostFound = 8;
const nothing = { search: '', found: null, rows: null, seen: '' };

const fingerprint = (rows: readonly ChangeRow[]): string =>
	createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);

/** Looks for a partner; everything typed so far comes back. */
export async function searchParties(
	db: Database,
	{ partnership }: Own,
	form: FormData,
): Promise<AmendAnswer> {
	const values = keptValues(form);
	const text = String(values.search ?? '')
		.trim()
		.slice(0, 80);
	const { parties } = formWithParties(values, amendmentForm(partnership));
	const chosen = parties.map(({ organisationId }) => organisationId);
	const found = await pickPartners(db, text, { except: chosen, limit: mostFound });
	return { ...nothing, values, errors: {}, search: text, found };
}

/** Puts the chosen ones among the parties of the form. */
export async function addParties(db: Database, { partnership }: Own, form: FormData): Promise<AmendAnswer> {
	const ids = form.getAll('add').map(Number);
	const sound = ids.filter((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31);
	const added = sound.length ? await partnersById(db, sound) : [];
	const values = withAdded(keptValues(form), amendmentForm(partnership), added);
	return { ...nothing, values, errors: {} };
}

/** What the form would change, to be read before it is signed; or what is wrong with it. */
async function compare(
	db: Database,
	{ organisation, partnership }: Own,
	form: FormData,
): Promise<AmendAnswer | ActionFailure<AmendAnswer>> {
	const outcome = await submit(form, amendmentPreviewInput, async (input) => {
		const after = await newTerms(db, partnership, input);
		checkProposal(partnership, after, organisation.id, copenhagenDate(now()));
		return changeRows({ before: termsOf(partnership), after });
	});
	if (!Array.isArray(outcome)) return fail(422, { ...nothing, ...outcome.data });
	return { ...nothing, values: keptValues(form), errors: {}, rows: outcome, seen: fingerprint(outcome) };
}

/** Enter in the search field asks for a search, in any other field for the comparison. */
export function previewAmendment(db: Database, own: Own, form: FormData) {
	const searching = form.has('enter') && String(form.get('search') ?? '').trim() !== '';
	return searching ? searchParties(db, own, form) : compare(db, own, form);
}

/** Proposes what was read; where the changes are others by now they are shown first. @returns null when proposed */
export async function proposeCompared(
	db: Database,
	actor: Actor,
	own: Own,
	form: FormData,
): Promise<AmendAnswer | ActionFailure<AmendAnswer> | null> {
	const shown = await compare(db, own, form);
	if (!('rows' in shown) || shown.seen !== form.get('seen')) return shown;
	const outcome = await submit(form, amendmentInput, (input) =>
		proposeAmendment(db, actor, own.organisation.slug, own.partnership.slug, input).then(() => null),
	);
	return outcome && fail(422, { ...shown, ...outcome.data });
}
