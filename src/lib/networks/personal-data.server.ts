/** What the room holds of people: who has a seat in a forum or was offered one, and who at the municipality did what there. */
import { sql } from 'kysely';
import {
	byEmail,
	byRule,
	called,
	wrote,
	type PersonalData,
	type Subject,
} from '#lib/platform/personal-data/personal-data.server.ts';

const circle = { circle: called('circle', 'name', 'circleId') };
const course = { course: called('course', 'title', 'courseId') };
const meeting = { meeting: called('circleMeeting', 'title', 'meetingId') };

const ofOwnSeat = ({ email }: Subject) =>
	email === null
		? null
		: sql<boolean>`exists (select from circle_seat s where s.id = t.seat_id and lower(s.email) = ${email})`;

export const networksData: PersonalData = {
	room: 'networks',
	holdings: [
		byRule('circleAnswer', 'meetingsYouAnsweredFor', ofOwnSeat, {
			kind: 'circle',
			erasure: 'row',
			copied: ['askedAt', 'answer', 'answeredAt', 'remindedAt'],
			beside: meeting,
		}),
		byEmail('circleSeat', 'email', 'seatsInForums', {
			kind: 'circle',
			erasure: 'emptied',
			copied: ['name', 'email'],
			beside: {
				...circle,
				kind: sql`t.kind`,
				state: sql`t.state`,
				language: sql`t.locale`,
				from: sql`t.from_on`,
				to: sql`t.to_on`,
				showsName: sql`t.shows_name`,
				muted: sql`t.muted`,
				invitedAt: sql`t.invited_at`,
				answeredAt: sql`t.answered_at`,
			},
		}),
		wrote('circleSeat', 'personId', 'networksYouSpeakIn', ['invitedAt', 'declinedBecause'], circle),
		wrote('circleNews', 'sentBy', 'newsYouSent', ['sentAt', 'title', 'words'], circle),
		wrote('circleDocument', 'addedBy', 'documentsYouAdded', ['addedAt', 'title', 'url', 'fileName'], circle),
		wrote('circlePin', 'pinnedBy', 'thingsYouPutFirst', ['pinnedAt'], circle),
		wrote('circle', 'createdBy', 'forumsYouMade', ['createdAt', 'name', 'purpose', 'goals']),
		wrote('circleSeat', 'invitedBy', 'seatsYouOffered', ['invitedAt', 'kind'], circle),
		wrote(
			'circleMeeting',
			'createdBy',
			'meetingsYouPlanned',
			['createdAt', 'title', 'agenda', 'place', 'onlineUrl'],
			circle,
		),
		wrote('circleMeeting', 'calledBy', 'meetingsYouCalled', ['calledAt'], { title: sql`t.title` }),
		wrote('circleMeeting', 'cancelledBy', 'meetingsYouCalledOff', ['cancelledAt'], { title: sql`t.title` }),
		wrote('circleMeeting', 'minutesBy', 'minutesYouPublished', ['minutesAt', 'minutes'], {
			title: sql`t.title`,
		}),
		wrote(
			'circleDecision',
			'decidedBy',
			'decisionsYouWrote',
			['decidedAt', 'words', 'owner', 'dueOn'],
			circle,
		),
		wrote('circleDecision', 'doneBy', 'decisionsYouSaidWereDone', ['doneOn'], circle),
		wrote('course', 'createdBy', 'coursesYouMade', [
			'createdAt',
			'title',
			'description',
			'giverName',
			'cancelledBecause',
		]),
		wrote('coursePlace', 'signedBy', 'coursesYouSignedUpFor', ['askedAt', 'people'], course),
		wrote('courseOutcome', 'toldBy', 'whatYouSaidCameOfCourses', ['toldAt', 'outcome', 'words']),
	],
	impersonal: {
		'an address that says nothing': ['circle.slug', 'course.slug'],
		'the language of a mail': ['circle_seat.locale'],
		'made of the words that are shown': ['circle.search'],
		'the language of a text': ['course.content_locale'],
		'where a course is held': ['course_session.place', 'course_session.online_url'],
		"a file's name in the store: the digest of what it holds": ['circle_document.file_key'],
	},
	/** An offer goes whole; a seat that is held is left, and its name and address are emptied after this. */
	async erase(trx, { email }, at) {
		if (email === null) return;
		await sql`delete from circle_seat where state = 'invited' and lower(email) = ${email}`.execute(trx);
		await sql`update circle_seat set state = 'left', left_at = ${at}, shows_name = false
			where state = 'held' and lower(email) = ${email}`.execute(trx);
	},
};
