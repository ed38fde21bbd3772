/** What the welcome guide holds of people: who at the municipality wrote what. */
import { called, wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

const text = { step: called('guideText', 'title', 'textId') };

export const welcomeData: PersonalData = {
	room: 'guide/welcome',
	holdings: [
		wrote('guideStep', 'createdBy', 'guideStepsYouMade', ['createdAt', 'theme']),
		wrote('guideStep', 'publishedBy', 'guideStepsYouPublished', ['publishedAt', 'theme']),
		wrote('guideText', 'writtenBy', 'guideTextsYouWrote', [
			'writtenAt',
			'locale',
			'title',
			'lead',
			'body',
			'links',
		]),
		wrote(
			'guideTextPast',
			'writtenBy',
			'guideTextsYouWroteBefore',
			['writtenAt', 'title', 'lead', 'body', 'links'],
			text,
		),
		wrote('guideFilm', 'addedBy', 'guideFilmsYouAdded', [
			'addedAt',
			'title',
			'transcript',
			'locale',
			'captions',
		]),
	],
	impersonal: {
		'an address that says nothing': ['guide_step.slug'],
		'what it is about and when it is done, from closed lists': ['guide_step.phase'],
		'made of the words of the guide': ['guide_text.search'],
		'a file of the city’s own': [
			'guide_film_file.kind',
			'guide_film_file.file_key',
			'guide_film_file.media_type',
		],
	},
};
