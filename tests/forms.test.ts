/** Forms as the server writes them: each field finds its own value and sentence, before any script runs. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it, vi } from 'vitest';
import InviteForm from '#lib/accounts/membership/InviteForm.svelte';
import EventForm from '#lib/events/writing/EventForm.svelte';
import type { EventFormValues } from '#lib/events/writing/form-values.ts';
import { eventInput } from '#lib/events/input.ts';
import SignUpForm from '#lib/events/registrations/SignUpForm.svelte';
import type { PostingFormValues } from '#lib/matching/postings/form-values.ts';
import PostingForm from '#lib/matching/postings/PostingForm.svelte';
import MeetingForm from '#lib/partnerships/log/MeetingForm.svelte';
import type { FormAnswer } from '#lib/platform/forms/form-answer.ts';
import { fieldId } from '#lib/ui/forms/errors.ts';

vi.mock('$app/forms', () => ({ enhance: () => undefined }));
vi.mock('$app/state', () => ({ page: { data: {} } }));

const html = <P extends Record<string, unknown>>(form: Component<P>, props: P): string =>
	render(form as Component, { props }).body.replaceAll(/<!--.*?-->/g, '');
/** The tag of the control with this name, or of the one option of a radio or tick that sends `value`. */
function control(page: string, name: string, value?: string): string {
	const tags = [...page.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag);
	const found = tags.find(
		(tag) => tag.includes(` name="${name}"`) && (value === undefined || tag.includes(`value="${value}"`)),
	);
	return found ?? expect.fail(`no control ${name}`);
}

const event: EventFormValues = {
	title: 'Fællesspisning "på gaden"',
	description: 'Vi laver mad sammen.',
	contentLocale: 'da',
	startsOn: '1.3.2027',
	startsTime: '17.00',
	endsOn: '',
	endsTime: '20.00',
	where: 'other',
	site: '',
	placeName: 'Torvet',
	address: 'Torvet 1',
	point: '55.4, 10.4',
	onlineUrl: '',
	languages: ['da', 'ar'],
	danishLevel: 'none',
	priceKr: '25',
	accessibility: [],
	childFriendly: true,
	signUp: 'here',
	signUpUrl: '',
	capacity: '40',
	mostPeople: '6',
	asksNames: false,
	question1: '',
	choices1: '',
	question2: '',
	choices2: '',
	question3: '',
	choices3: '',
	categories: ['food'],
	focusArea: '',
	commitment: '',
	coOrganisers: [],
	imageKey: '',
	imageAlt: '',
};
const eventForm = (answer: FormAnswer | null) =>
	html(EventForm as unknown as Component<Record<string, unknown>>, {
		stored: event,
		answer,
		sites: [],
		basemap: null,
		commitments: [],
		areas: [],
		partners: [],
		found: null,
		submitLabel: 'Gem',
		back: '/',
	});

describe('An event’s form', () => {
	it('shows what is stored, where nothing has come back', () => {
		const page = eventForm(null);
		expect(control(page, 'title')).toContain('value="Fællesspisning &quot;på gaden&quot;"');
		expect(page).toContain('Vi laver mad sammen.</textarea>');
		expect(control(page, 'languages', 'ar')).toContain('checked');
		expect(control(page, 'languages', 'en')).not.toContain('checked');
		expect(control(page, 'signUp', 'here')).toContain('checked');
		expect(control(page, 'childFriendly')).toContain('checked');
		expect(page).not.toContain('aria-invalid');
	});

	it('has a control for every field that its schema reads', () => {
		const page = eventForm(null);
		const base = eventInput.pipe.find((step) => 'entries' in step);
		const inOtherStates = ['submission', 'site', 'coOrganisers', 'removeImage', 'wordingRead'];
		for (const name of Object.keys((base as { entries: object }).entries))
			if (!inOtherStates.includes(name)) control(page, name);
	});

	it('shows what came back, all of it and nothing else, with a sentence at its field and a link to it', () => {
		const page = eventForm({
			errors: { startsOn: 'Skriv en dag', languages: 'Vælg et sprog' },
			values: { title: 'Ny titel', startsOn: 'i morges', languages: 'en' },
		});
		expect(control(page, 'title')).toContain('value="Ny titel"');
		expect(control(page, 'startsOn')).toContain('value="i morges"');
		expect(control(page, 'startsOn')).toContain('aria-invalid="true"');
		expect(control(page, 'startsOn')).toContain('f-startsOn-error');
		expect(control(page, 'languages', 'en')).toContain('checked');
		expect(control(page, 'languages', 'da')).not.toContain('checked');
		expect(control(page, 'childFriendly')).not.toContain('checked');
		expect(control(page, 'placeName')).not.toContain('Torvet');
		expect(page.match(/Skriv en dag/g)).toHaveLength(2);
		expect(page).toContain(`href="#${fieldId('startsOn')}"`);
		expect(control(page, 'startsOn')).toContain(`id="${fieldId('startsOn')}"`);
	});
});

describe('Other forms', () => {
	it('carry hidden what the form knows', () => {
		const stored: Partial<PostingFormValues> = { side: 'need', kind: 'interns', quantity: '3' };
		const page = html(PostingForm as unknown as Component<Record<string, unknown>>, {
			stored,
			answer: null,
			isPublic: true,
			submitLabel: 'Gem',
			back: '/',
		});
		expect(control(page, 'side')).toContain('value="need"');
		expect(control(page, 'quantity')).toContain('value="3"');
	});

	it('begin with a suggestion, and keep what was chosen instead', () => {
		expect(control(html(InviteForm, { problem: null }), 'role', 'editor')).toContain('checked');
		const page = html(InviteForm, {
			problem: { errors: { email: 'Nej' }, values: { role: 'owner', email: 'x' } },
		});
		expect(control(page, 'role', 'owner')).toContain('checked');
		expect(control(page, 'role', 'editor')).not.toContain('checked');
		expect(control(page, 'email')).toContain('value="x"');
	});

	it('are empty where nothing is stored', () => {
		const page = html(MeetingForm, { answer: null, button: 'Gem' });
		expect(control(page, 'title')).toContain('value=""');
		const signUp = html(SignUpForm, {
			stamp: '',
			answer: null,
			stored: { name: 'Amal', email: 'a@b.dk' },
			event: { capacity: 3, mostPeople: 6, asksNames: false, questions: [], waiting: 0 },
			full: false,
			keptDays: 30,
		});
		expect(control(signUp, 'name')).toContain('value="Amal"');
	});
});

/** What is typed is kept, and a second editor is told, by the one form around every field: none does without. */
describe('Every form in the house', () => {
	const files = globSync('src/**/*.svelte').map((file) => ({ file, text: readFileSync(file, 'utf8') }));
	/** A file's tags of this kind, each with its attributes; `{}` may hold a sign that ends a tag. */
	const tags = (text: string, tag: string) =>
		[...text.matchAll(new RegExp(`<${tag}\\b((?:[^>{]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*)>`, 'g'))].map(
			([whole]) => whole,
		);

	it('that sends something is a FormShell, but for buttons alone', () => {
		const bare = files.filter(({ text }) => /method="post"/i.test(text));
		expect(bare.map(({ file }) => basename(file)).toSorted()).toEqual([
			'AccountLinks.svelte',
			'DemoAccounts.svelte',
			'FormShell.svelte',
			'GroupRow.svelte',
			'InvitationAnswer.svelte',
		]);
	});

	it('leads to its answer, whichever button was pressed, and only answers are called so', () => {
		const buttons = files.flatMap(({ text }) => tags(text, 'button'));
		expect(
			buttons.filter(
				(tag) => /formaction=/.test(tag) && !/#answer"|formaction=\{target\}|\?\/draft/.test(tag),
			),
		).toEqual([]);
		const answers = files.filter(({ text }) => /\bid="answer"/.test(text));
		expect(answers.map(({ file }) => basename(dirname(file)) + '/' + basename(file)).toSorted()).toEqual([
			'[posting]/+page.svelte',
			'amend/+page.svelte',
			'amendments/AmendParties.svelte',
			'forms/ErrorSummary.svelte',
		]);
		expect(
			files.filter(({ text }) => tags(text, 'FormShell').some((tag) => tag.includes('#answer'))),
		).toEqual([]);
	});

	it('keeps what is typed, but for the one that saves its own drafts, and what nobody else may find', () => {
		const not = files.filter(({ text }) => tags(text, 'FormShell').some((tag) => tag.includes('keep={')));
		// What is told of discrimination, and the code to it, are not left in a tab that somebody else may open.
		const untold = [
			'OpenForm.svelte',
			'SaveCode.svelte',
			'StepForm.svelte',
			'TellForm.svelte',
			'ThreadView.svelte',
		];
		expect(not.map(({ file }) => basename(file)).toSorted()).toEqual(
			[...untold, 'ReportForm.svelte'].toSorted(),
		);
	});

	it('that shows what is stored says whether it changes it', () => {
		const silent = files.flatMap(({ file, text }) =>
			tags(text, 'FormShell')
				.filter((tag) => /\bstored\b/.test(tag) && !/\bedits\b/.test(tag))
				.map(() => basename(dirname(file)) + '/' + basename(file)),
		);
		// They begin or propose something, add to what stays, change one person's own, or keep a revision of their own.
		expect(silent.toSorted()).toEqual([
			'[other]/+page.svelte',
			'[secret]/+page.svelte',
			'[secret]/+page.svelte',
			'[theme]/+page.svelte',
			'accounts/+page.svelte',
			'amend/+page.svelte',
			'amendments/OpenAmendment.svelte',
			'changing/AmendForm.svelte',
			'cities-index/+page.svelte',
			'closing/OutcomeForm.svelte',
			'contributions/ContributionForm.svelte',
			'contributions/CorrectForm.svelte',
			'debates/DeskForms.svelte',
			'draft/+page.svelte',
			'events/HeldPanel.svelte',
			'flags/+page.svelte',
			'forums/+page.svelte',
			'joining/OwnMembership.svelte',
			'log/Notes.svelte',
			'membership/InviteForm.svelte',
			'new/+page.svelte',
			'new/+page.svelte',
			'new/+page.svelte',
			'new/+page.svelte',
			'new/+page.svelte',
			'new/+page.svelte',
			'new/+page.svelte',
			'own-account/ProfileForm.svelte',
			'plans/+page.svelte',
			'posts/JoinForm.svelte',
			'registrations/SignUpForm.svelte',
			'sign/+page.svelte',
			'stream/Stream.svelte',
			'support/+page.svelte',
			'tried/+page.svelte',
			'write/+page.svelte',
			'writing/PartyAnswer.svelte',
			'writing/ReportForm.svelte',
		]);
	});
});

describe('Coordinates', () => {
	const asked = globSync('src/**/*.svelte').filter((file) =>
		readFileSync(file, 'utf8').includes('name="point"'),
	);
	it.each(asked)('are folded away in %s, and open where they are wrong', (file) => {
		const [before, after] = readFileSync(file, 'utf8').split('name="point"');
		expect(before!.lastIndexOf('<details')).toBeGreaterThan(before!.lastIndexOf('</details>'));
		expect(before).toMatch(/<details[^>]*open=\{/);
		expect(after).toContain('optional');
	});
	it('of an event stand open where they are wrong', () => {
		const folds = (answer: FormAnswer | null) =>
			/<details[^>]*>(?=(?:(?!<details)[\s\S])*name="point")/.exec(eventForm(answer))![0];
		expect(folds(null)).not.toContain('open');
		expect(folds({ values: { point: 'Malmø' }, errors: { point: 'Nej' } })).toContain('open');
	});
});
