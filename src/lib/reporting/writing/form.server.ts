/** What the report's form answers, whichever of its buttons or its own clock sent it. */
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { ActionFailure } from '@sveltejs/kit';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { keepPicture, withoutGonePicture } from '#lib/organisations/files/pictures.server.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { formProblem, submit, type FormProblem } from '#lib/platform/forms/forms.server.ts';
import { reportInput, type Purpose, type ReportInput } from '#lib/reporting/writing/input.ts';
import { askedLines, findReport } from '#lib/reporting/queries.server.ts';

interface Sent {
	organisation: { id: number };
	halfYear?: HalfYear;
	form: FormData;
	purpose: Purpose;
}

/**
 * Reads the form against the commitments it asks about and does `act`. Where another window saved meanwhile (`changed`, or
 * a refusal that says so) the form comes back with the newest revision: sent once more, it goes on top.
 */
export async function answerReportForm<R>(
	{ db, actor }: { db: Database; actor: Actor },
	{ organisation, halfYear, form, purpose }: Sent,
	act: (input: ReportInput, halfYear: HalfYear, pictureProblem: string | null) => Promise<R | 'changed'>,
): Promise<R | ActionFailure<FormProblem>> {
	const pictureProblem = await keepPicture(
		db,
		actor,
		{ organisationId: organisation.id, ability: 'report' },
		form,
	);
	// What is typed is kept, whatever became of the picture.
	if (pictureProblem && purpose !== 'typing') return formProblem(form, { picture: pictureProblem });
	const today = copenhagenDate(now());
	const period = halfYear ?? latestWindow(today).halfYear;
	const asked = await askedLines(db, organisation.id, period, today);
	return submit(form, reportInput(asked, purpose) as never, async (input: ReportInput) => {
		try {
			const answer = await withoutGonePicture(form, () => act(input, period, pictureProblem));
			if (answer === 'changed') throw new Refused('report_changed');
			return answer as R;
		} catch (thrown) {
			if (thrown instanceof Refused && thrown.code === 'report_changed') {
				const report = await findReport(db, organisation.id, period);
				form.set('revision', String(report?.revision ?? 0));
			}
			throw thrown;
		}
	});
}
