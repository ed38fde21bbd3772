import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { answerComment, comment, correct } from '#lib/followup/report/comments.server.ts';
import * as inputs from '#lib/followup/report/input.ts';
import { reportDesk } from '#lib/followup/report/readers.server.ts';
import { deskPath, yearIn } from '#lib/followup/report/report.ts';
import * as reports from '#lib/followup/report/reports.server.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await reportDesk(db, actor, params.report)),
	submission: randomUUID(),
});

const of = ({ report }: { report: string }) => found(yearIn(report));
const back = ({ params }: { params: { report: string } }) => deskPath(of(params));

export const actions: Actions = {
	freeze: action(
		emptyInput,
		({ db, actor, params }) => reports.freeze(db, actor, of(params)),
		(asked) => ({ to: back(asked), flash: followupFlashes.reportFrozen() }),
	),
	hear: action(
		inputs.hearInput,
		({ db, actor, params }, input) => reports.sendToHearing(db, actor, of(params), input),
		(asked) => ({ to: back(asked), flash: followupFlashes.reportHeard() }),
	),
	comment: action(
		inputs.commentInput,
		({ db, actor, params }, input) => comment(db, actor, of(params), input),
		(_, to) => ({ to, flash: followupFlashes.reportCommented() }),
	),
	answer: action(
		inputs.answerInput,
		({ db, actor, params }, input) => answerComment(db, actor, of(params), input),
		(asked) => ({ to: back(asked), flash: followupFlashes.reportAnswered() }),
	),
	approve: action(
		inputs.approveInput,
		({ db, actor, params }, input) => reports.approve(db, actor, of(params), input),
		(asked) => ({ to: back(asked), flash: followupFlashes.reportApproved() }),
	),
	return: action(
		inputs.returnReportInput,
		({ db, actor, params }, input) => reports.returnReport(db, actor, of(params), input),
		(asked) => ({ to: back(asked), flash: followupFlashes.reportReturned() }),
	),
	present: action(
		inputs.presentInput,
		({ db, actor, params }, input) => reports.present(db, actor, of(params), input),
		(asked) => ({ to: back(asked), flash: followupFlashes.reportPresented() }),
	),
	publish: action(
		emptyInput,
		({ db, actor, params }) => reports.publish(db, actor, of(params)),
		(asked) => ({ to: back(asked), flash: followupFlashes.reportPublished() }),
	),
	correct: action(
		inputs.reportErratumInput,
		({ db, actor, params }, input) => correct(db, actor, of(params), input),
		(_, to) => ({ to, flash: followupFlashes.corrected() }),
	),
};
