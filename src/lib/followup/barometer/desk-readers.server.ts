/** The barometer as the municipality's desk reads it: what is measured, its figures and files, and the editions with who and when. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMeasure, mustReadDesk } from '#lib/followup/access.ts';
import { stepsFor, waitsForPerson } from '#lib/followup/barometer/editions/edition.ts';
import * as ofEditions from '#lib/followup/barometer/editions/edition-queries.server.ts';
import { indicatorValues } from '#lib/followup/barometer/form-values.ts';
import * as queries from '#lib/followup/barometer/queries.server.ts';
import { halfYearOptions } from '#lib/followup/half-year-fields.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { halfYearAfter, halfYearOf, readHalfYear } from '#lib/i18n/periods.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';

const figuresShown = 40;
const filesShown = 5;
const figuresInFile = 20_000;
const refusalsShown = 200;
/** Half-years to choose from: of what was, and of what a target may ask for. */
const pastHalfYears = 40;
const halfYearsAhead = 30;

const today = () => halfYearOf(copenhagenDate(now()));
const past = () => halfYearOptions(today(), pastHalfYears);

/** @throws 404 */
export async function barometerDesk(db: Database, actor: Actor) {
	mustReadDesk(actor);
	const [editions, indicators] = await Promise.all([queries.listEditions(db), queries.listIndicators(db)]);
	const known = new Set(editions.map(({ halfYear }) => halfYear));
	return {
		editions: editions.map((edition) => ({
			...edition,
			waitsForYou: mayMeasure(actor) && actor.person !== null && waitsForPerson(edition, actor.person.id),
		})),
		indicators,
		/** Half-years that have no edition. */
		halfYears: past().filter(({ value }) => !known.has(readHalfYear(value) ?? '')),
		mayMeasure: mayMeasure(actor),
	};
}

/** What the form of an indicator offers. */
const choices = () => ({
	baselines: past(),
	targets: halfYearOptions(halfYearAfter(today(), halfYearsAhead), halfYearsAhead + pastHalfYears),
});

/** @throws 404 for whoever may not write one */
export function newIndicatorDesk(actor: Actor) {
	if (!mayMeasure(actor)) found(null);
	return choices();
}

/** @throws 404 */
export async function indicatorForm(db: Database, actor: Actor, slug: string) {
	if (!mayMeasure(actor)) found(null);
	const indicator = found(await queries.findIndicator(db, slug));
	if (indicator.retiredAt) found(null);
	return { name: indicator.name, stored: indicatorValues(indicator), ...choices() };
}

/** @throws 404 */
export async function indicatorDesk(db: Database, actor: Actor, slug: string, after: string | null) {
	mustReadDesk(actor);
	const indicator = found(await queries.findIndicator(db, slug));
	const [breaks, figures, files] = await Promise.all([
		queries.breaksOf(db, indicator.id),
		queries.figuresOf(db, indicator.id, { after, limit: figuresShown }),
		queries.importsOf(db, indicator.id, filesShown),
	]);
	const withRefusals = files.find(({ refused }) => refused > 0);
	const refusals = withRefusals ? await queries.refusalsOf(db, withRefusals.id, refusalsShown) : [];
	return {
		indicator,
		breaks,
		figures: figures.rows,
		next: figures.next,
		first: figures.first,
		files: files.map((file) => ({ ...file, refusals: file.id === withRefusals?.id ? refusals : [] })),
		halfYears: past(),
		mayMeasure: mayMeasure(actor) && !indicator.retiredAt,
	};
}

/** All its figures, the newest first, for a file. @throws 404 */
export async function indicatorDeskFile(db: Database, actor: Actor, slug: string) {
	mustReadDesk(actor);
	const indicator = found(await queries.findIndicator(db, slug));
	const { rows } = await queries.figuresOf(db, indicator.id, { after: null, limit: figuresInFile });
	return { indicator, figures: rows };
}

/** @throws 404 */
export async function editionDesk(db: Database, actor: Actor, asked: string) {
	mustReadDesk(actor);
	const edition = found(await queries.findEdition(db, found(readHalfYear(asked))));
	const [indicators, missing, errata] = await Promise.all([
		ofEditions.indicatorsIn(db, edition.id),
		edition.state === 'collecting' ? queries.missingIn(db, edition) : [],
		ofEditions.errataIn(db, edition.id),
	]);
	const { draftedBy: _, ...shown } = edition;
	return {
		edition: shown,
		indicators,
		missing,
		errata,
		steps: mayMeasure(actor) && actor.person ? stepsFor(edition, actor.person.id) : [],
		/** The draft is this person's own: somebody else checks and releases it. */
		isOwnDraft: edition.draftedBy !== null && edition.draftedBy === actor.person?.id,
	};
}
