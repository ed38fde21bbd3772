/** What the room of follow-up holds of people: who of the municipality wrote, checked and released what the city measures. */
import { called, wrote, type PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

const indicator = { indicator: called('indicator', 'name', 'indicatorId') };
const definition = [
	'goal',
	'name',
	'name_en',
	'unit',
	'unit_en',
	'source',
	'source_url',
	'method',
	'method_en',
	'definition',
	'definition_en',
	'source_licence',
	'responsible',
	'contact',
	'caveats',
	'caveats_en',
];
const of = (table: string, columns: readonly string[]) => columns.map((column) => `${table}.${column}`);

const statusReportHoldings = [
	wrote('statusReport', 'createdBy', 'statusReportsYouBegan', ['createdAt', 'title']),
	wrote('statusReport', 'heardBy', 'statusReportsYouSentOut', ['heardAt', 'title']),
	wrote('statusReport', 'approvedBy', 'statusReportsYouApproved', ['approvedAt', 'title']),
	wrote('statusReport', 'presentedBy', 'statusReportsYouPresented', ['presentedAt', 'title']),
	wrote('statusReport', 'publishedBy', 'statusReportsYouPublished', ['publishedAt', 'title']),
	wrote('statusReport', 'returnedBy', 'statusReportsYouReturned', ['returnedAt', 'title', 'returnWords']),
	wrote('reportSnapshot', 'askedBy', 'dataCutsYouTook', ['askedAt', 'checksum']),
	wrote('reportSection', 'changedBy', 'reportSectionsYouWrote', ['changedAt', 'key', 'words']),
	wrote('reportComment', 'writtenBy', 'reportCommentsYouWrote', ['writtenAt', 'section', 'words']),
	wrote('reportComment', 'answeredBy', 'reportCommentsYouAnswered', ['answeredAt', 'answer']),
	wrote('reportErratum', 'writtenBy', 'reportErrataYouWrote', ['writtenAt', 'section', 'words']),
];

const periodHoldings = [
	wrote('policyEditionDraft', 'draftedBy', 'periodYouDraft', ['createdAt', 'returnedReason']),
	wrote('policyEdition', 'draftedBy', 'periodsYouDrafted', ['publishedAt', 'key']),
	wrote('policyEdition', 'approvedBy', 'periodsYouApproved', ['publishedAt', 'key']),
];

export const followupData: PersonalData = {
	room: 'followup',
	holdings: [
		wrote('indicator', 'createdBy', 'indicatorsYouWrote', ['createdAt', 'name']),
		wrote(
			'observation',
			'enteredBy',
			'figuresYouEntered',
			['enteredAt', 'halfYear', 'value', 'note'],
			indicator,
		),
		wrote(
			'observationImport',
			'uploadedBy',
			'figuresYouHandedIn',
			['uploadedAt', 'fileName', 'taken', 'refused'],
			indicator,
		),
		wrote('barometerEdition', 'begunBy', 'editionsYouBegan', ['halfYear', 'begunAt']),
		wrote('barometerEdition', 'draftedBy', 'editionsYouDrafted', ['halfYear', 'draftedAt']),
		wrote('barometerEdition', 'checkedBy', 'editionsYouChecked', ['halfYear', 'checkedAt', 'checkWords']),
		wrote('barometerEdition', 'releasedBy', 'editionsYouReleased', ['halfYear', 'releasedAt']),
		wrote('barometerEdition', 'returnedBy', 'editionsYouReturned', ['halfYear', 'returnedAt', 'returnWords']),
		wrote('barometerErratum', 'writtenBy', 'errataYouWrote', ['writtenAt', 'words']),
		wrote('citiesIndexEdition', 'createdBy', 'indexesYouHandedIn', ['createdAt', 'title']),
		wrote('citiesIndexEdition', 'releasedBy', 'indexesYouReleased', ['releasedAt', 'title']),
		wrote('wheelTask', 'ownerId', 'tasksOfTheYear', ['dueOn', 'title', 'note', 'doneAt']),
		wrote('wheelTask', 'createdBy', 'tasksOfTheYearYouPlanned', ['createdAt', 'dueOn', 'title', 'note']),
		wrote('wheelTask', 'doneBy', 'tasksOfTheYearYouDid', ['doneAt', 'title']),
		wrote('actionPlan', 'createdBy', 'plansYouBegan', ['createdAt', 'committee']),
		wrote('actionPlan', 'publishedBy', 'plansYouPublished', ['publishedAt', 'committee']),
		wrote('planAction', 'contactId', 'actionsYouAreAskedAbout', ['title']),
		wrote('planActionRevision', 'writtenBy', 'actionsYouWrote', ['writtenAt', 'title', 'reason']),
		wrote('planActionCommitment', 'linkedBy', 'promisesYouLinkedToActions', ['linkedAt', 'commitmentId']),
		wrote('opinion', 'createdBy', 'opinionsYouWroteDown', ['createdAt', 'title']),
		wrote('opinion', 'publishedBy', 'opinionsYouPublished', ['publishedAt', 'title']),
		wrote('opinionAnswer', 'answeredBy', 'answersYouPublished', ['answeredAt', 'words']),
		...statusReportHoldings,
		...periodHoldings,
		wrote('lighthouse', 'changedBy', 'lighthousesYouDescribed', ['changedAt', 'key']),
		wrote('lighthouseCommitment', 'linkedBy', 'promisesYouLinkedToLighthouses', ['linkedAt', 'commitmentId']),
		wrote('lighthouseResult', 'writtenBy', 'resultsYouWrote', ['writtenAt', 'words']),
	],
	impersonal: {
		'the policy of a period': ['policy_edition.document', 'policy_edition_draft.document'],
		'what the city measures and how': [
			...of('indicator', ['slug', ...definition.filter((column) => column !== 'name')]),
			...of('barometer_edition_indicator', ['slug', ...definition, 'cautions']),
			...of('indicator_break', ['words']),
			...of('barometer_edition_break', ['words']),
		],
		'what the city’s committees will do, and what they were advised': [
			...of('action_plan', ['slug', 'intro']),
			...of('plan_action', ['slug', 'title_en', 'body', 'body_en', 'unit', 'goals']),
			...of('plan_action_revision', ['title_en', 'body', 'body_en', 'unit', 'goals']),
			...of('opinion', ['slug', 'body', 'document_url', 'committee', 'goals']),
		],
		'the city’s status reports, with the public rows behind their figures': [
			...of('status_report', ['title_en']),
			...of('report_snapshot', ['figures']),
			...of('report_source', ['key', 'language', 'content', 'checksum']),
		],
		'the city’s lighthouse projects': [
			...of('lighthouse', ['what', 'place']),
			...of('lighthouse_milestone', ['title']),
			...of('lighthouse_result', ['source', 'source_url']),
		],
		'figures of the whole city and its districts': [
			'observation.half_year_label',
			...of('barometer_edition_value', ['half_year_label', 'note']),
			...of('observation_import', ['content', 'problem', 'detail']),
			...of('observation_import_refusal', ['refusal', 'detail']),
		],
		'cities and what their answers came to': [
			...of('cities_index_edition', [
				'our_city',
				'source',
				'source_url',
				'comparison_note',
				'comparison_note_en',
			]),
			...of('cities_index_score', ['area', 'city']),
		],
	},
};
