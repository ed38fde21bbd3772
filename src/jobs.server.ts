/** All work done after the answer, and what recurs. Each room defines its tasks; here they are only listed. */
import { learnWordings } from '#lib/accounts/letters/wording/learning.server.ts';
import { forgetOldDevices } from '#lib/accounts/signing-in/devices.server.ts';
import { tidyAccounts } from '#lib/accounts/own-account/own-data.server.ts';
import { sendDigests } from '#lib/alerts/digest/digest.server.ts';
import { forgetAlerts } from '#lib/alerts/forget-alerts.server.ts';
import { closeDormantAtNight } from '#lib/casework/dormant/closing.server.ts';
import { remindOfTasks } from '#lib/casework/reminding.server.ts';
import { forgetLetters } from '#lib/casework/writing/letter-writes.server.ts';
import { sendOne as sendPartnerLetter } from '#lib/casework/writing/sending.server.ts';
import { mailConfirmations } from '#lib/contributions/by-mail/confirmation-digest.server.ts';
import { forgetBarriers } from '#lib/dialogue/forget-barriers.server.ts';
import { forgetExperiences } from '#lib/equality/forget-experiences.server.ts';
import { remindRegistered } from '#lib/events/registrations/remind.server.ts';
import { releaseSeats } from '#lib/events/registrations/seats.server.ts';
import { writeMessage } from '#lib/events/guests/messages.server.ts';
import { tellItGoesOn } from '#lib/events/parts/ending.server.ts';
import { forgetRegistrations, tellRegistered } from '#lib/events/registrations/tell.server.ts';
import { forgetWords } from '#lib/events/finding/forget-words.server.ts';
import { extendSeries, makeOccurrencesOf } from '#lib/events/series/occurrences.server.ts';
import { writeDataPackageTask } from '#lib/explore/data-package/writing.server.ts';
import { readFiguresTask } from '#lib/followup/barometer/figures.server.ts';
import { cutReportTask } from '#lib/followup/report/cut/taking.server.ts';
import { remindOfWheel, rollWheel } from '#lib/followup/wheel/jobs.server.ts';
import { refreshFeed, refreshFeeds } from '#lib/importing/refreshing.server.ts';
import { forgetContacts as forgetOpportunityContacts } from '#lib/opportunities/personal-data.server.ts';
import { findDoubles } from '#lib/organisations/doubles/doubles.server.ts';
import { forgetLists, readListTask, takeListTask } from '#lib/organisations/import/staging.server.ts';
import { forgetContacts } from '#lib/organisations/personal-data.server.ts';
import { reportSpots } from '#lib/municipality/coverage/report-spots.server.ts';
import { redrawTask } from '#lib/municipality/network/redraw.server.ts';
import { forgetFlags } from '#lib/moderation/flags/flags.server.ts';
import { forgetSeats } from '#lib/networks/forget-seats.server.ts';
import { askWhatCameOfCourses } from '#lib/networks/courses/outcomes/ask.server.ts';
import { remindMeetings } from '#lib/networks/meetings/remind.server.ts';
import { askStillRight } from '#lib/reporting/still-right/still-right.server.ts';
import { askOne } from '#lib/reporting/reminding/asking.server.ts';
import { remindOfReports } from '#lib/reporting/reminding/reminding.server.ts';
import { remindJointPromises } from '#lib/commitments/joint/reminders.server.ts';
import { endPartnershipsOver, remindPartnerships } from '#lib/partnerships/ending/renewals.server.ts';
import { learnPolicy } from './known-policy.server.ts';
import type { AnyTask } from '#lib/platform/jobs/jobs.server.ts';
import type { Keeper } from '#lib/platform/personal-data/keeping.server.ts';
import { askOne as askToSignAgain } from '#lib/pledge/versions/asking.server.ts';
import { deliverMail } from '#lib/platform/mail/mail.server.ts';
import { forgetPlatformData } from '#lib/platform/personal-data/retention.server.ts';
import { forgetFiles } from '#lib/organisations/files/unused-pictures.server.ts';
import { consequences } from './consequences.server.ts';
import { personalData } from './personal-data.server.ts';

/** The jobs that keep what the privacy page promises, each with what it keeps. */
export const keepers: readonly Keeper[] = [
	forgetAlerts,
	forgetRegistrations,
	tidyAccounts(personalData),
	forgetOldDevices,
	forgetContacts,
	forgetOpportunityContacts,
	forgetFlags,
	forgetBarriers,
	forgetExperiences,
	forgetSeats,
	forgetLetters,
	forgetFiles,
	forgetPlatformData,
];

/** A job speaks of goals and promises in the words that the policy has as it begins, and writes mails in the municipality's. */
const knowingWords = (task: AnyTask): AnyTask => ({
	...task,
	handle: async (db, payload) => {
		await learnPolicy(db);
		await learnWordings(db);
		await task.handle(db, payload);
	},
});

const all: AnyTask[] = [
	...keepers,
	deliverMail,
	sendDigests,
	tellRegistered,
	tellItGoesOn,
	writeMessage,
	releaseSeats,
	remindRegistered,
	askWhatCameOfCourses,
	remindMeetings,
	forgetWords,
	extendSeries,
	makeOccurrencesOf,
	refreshFeed,
	refreshFeeds,
	readFiguresTask,
	cutReportTask(reportSpots),
	readListTask,
	takeListTask,
	forgetLists,
	mailConfirmations,
	remindOfReports,
	askOne,
	askToSignAgain,
	askStillRight,
	endPartnershipsOver,
	remindPartnerships,
	remindJointPromises,
	findDoubles,
	redrawTask,
	writeDataPackageTask,
	remindOfTasks,
	closeDormantAtNight(consequences),
	rollWheel,
	remindOfWheel,
	sendPartnerLetter,
];
export const tasks: AnyTask[] = all.map(knowingWords);

/** 'minute hour day month weekday task.name', in UTC. */
export const crontab = [
	// At six or seven in the morning in Copenhagen.
	'3 5 * * * alerts.digest',
	'42 2 * * * alerts.forget',
	'17 * * * * events.forget_registrations',
	// It looks itself whether it is day in Copenhagen; what could not be written at nine is written later.
	'4 * * * * events.remind_registered',
	// As above.
	'6 * * * * networks.remind',
	'27 2 * * * events.extend_series',
	'*/15 * * * * importing.refresh_feeds',
	'52 2 * * * events.forget_words',
	// At eight or nine in the morning in Copenhagen, far from midnight: the day is the same before and after the clocks change.
	'7 7 * * * reporting.remind',
	'9 7 * * * networks.ask_what_came',
	'12 7 * * * reporting.ask_still_right',
	'37 2 * * * accounts.tidy',
	'39 2 * * * accounts.forget_devices',
	// Ten past midnight in Copenhagen, summer and winter.
	'10 22,23 * * * partnerships.end',
	'17 7 * * * partnerships.remind',
	'22 7 * * * commitments.remind_parties',
	// What was said to be closed the day before; what somebody held just then, an hour later.
	'11 * * * * casework.close_dormant',
	'27 7 * * * casework.remind_tasks',
	'29 7 * * * followup.remind_wheel',
	'24 2 * * * followup.roll_wheel',
	'21 * * * * organisations.find_doubles',
	'32 2 * * * organisations.forget_contacts',
	'33 2 * * * organisations.forget_lists',
	'34 2 * * * opportunities.forget_contacts',
	'36 2 * * * moderation.forget_flags',
	'35 2 * * * dialogue.forget_barriers',
	'40 2 * * * equality.forget_experiences',
	'40 2 * * * networks.forget_seats',
	'38 2 * * * casework.forget_letters',
	'47 2 * * * platform.forget',
	'57 2 * * * platform.forget_files',
	'23 * * * * municipality.redraw_network',
	// Anew in the first hour of the day, and in any hour where there is none to hand out.
	'41 * * * * explore.write_data_package',
].join('\n');
