/** Letters about a course, to those who speak for an organisation that takes part in it. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { coursePath, ownCourse } from '#lib/networks/courses/course.ts';
import type { AskedPlace } from '#lib/networks/courses/outcomes/outcome-queries.server.ts';
import type { Session } from '#lib/networks/courses/queries.server.ts';
import { whenText } from '#lib/networks/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Transaction } from '#lib/platform/database/database.server.ts';

interface About {
	title: string;
	slug: string;
}
const letter = (name: string, subject: string, said: readonly string[]): Letter => ({
	subject,
	text: [mail.event_mail_hello({ name }), ...said, mail.event_mail_goodbye()],
});
const whenAndWhere = (session: Session): string =>
	`${whenText(session)}: ${session.place ?? m.circle_online()}`;
const datesOf = (sessions: readonly Session[]): string => sessions.map(whenAndWhere).join('\n');

/** To everybody who speaks for each of these organisations, once for the key. */
const tell = (
	trx: Transaction,
	organisations: readonly { organisationId: number }[],
	key: string,
	compose: (name: string) => Letter,
): Promise<void> =>
	write(
		trx,
		members(
			organisations.map(({ organisationId }) => ({ organisationId })),
			rolesFor('publish'),
		),
		key,
		({ name }) => compose(name),
	);

/** Somebody gave a place back, or there are more: theirs is the next turn. */
export async function tellMovedUp(
	trx: Transaction,
	places: readonly { id: number; organisationId: number }[],
	course: About,
	sessions: readonly Session[],
): Promise<void> {
	const { title, slug } = course;
	for (const place of places)
		await tell(trx, [place], `course-place-${place.id}`, (name) =>
			letter(name, m.course_mail_place_subject({ title }), [
				m.course_mail_place({ title }),
				datesOf(sessions),
				m.course_mail_give_back(),
				webAddress(coursePath(slug)),
			]),
		);
}

export const tellDates = (
	trx: Transaction,
	places: readonly { organisationId: number }[],
	{ id, revision, title, slug }: About & { id: number; revision: number },
	sessions: readonly Session[],
): Promise<void> =>
	tell(trx, places, `course-dates-${id}-${revision}`, (name) =>
		letter(name, m.course_mail_dates_subject({ title }), [
			m.course_mail_dates({ title }),
			datesOf(sessions),
			webAddress(coursePath(slug)),
		]),
	);

export const tellCancelled = (
	trx: Transaction,
	places: readonly { organisationId: number }[],
	{ id, title, slug }: About & { id: number },
	because: string,
): Promise<void> =>
	tell(trx, places, `course-cancelled-${id}`, (name) =>
		letter(name, m.course_mail_cancelled_subject({ title }), [
			m.course_mail_cancelled({ title }),
			because,
			webAddress(coursePath(slug)),
		]),
	);

export const tellReleased = (
	trx: Transaction,
	place: { id: number; organisationId: number },
	{ title, slug }: About,
	reason: string,
): Promise<void> =>
	tell(trx, [place], `course-released-${place.id}`, (name) =>
		letter(name, m.course_mail_released_subject({ title }), [
			m.course_mail_released({ title }),
			reason,
			webAddress(coursePath(slug)),
		]),
	);

/** @param again whether it is the reminder */
export const askWhatCame = (trx: Transaction, place: AskedPlace, again: boolean): Promise<void> => {
	const { id, title, slug, organisationSlug } = place;
	const said = again ? m.course_mail_outcome_again({ title }) : m.course_mail_outcome({ title });
	return tell(trx, [place], `course-outcome-${id}${again ? '-again' : ''}`, (name) =>
		letter(name, m.course_mail_outcome_subject({ title }), [
			said,
			m.course_mail_outcome_here(),
			webAddress(ownCourse(organisationSlug, slug)),
		]),
	);
};
