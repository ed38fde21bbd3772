/** What is otherwise in an application since it was sent last. Only digests of what is public are kept, and nothing of a person. */
import { notableFields, type NotableField, type Organisation } from '#lib/organisations/organisation.ts';
import { versionOf } from '#lib/platform/forms/edited.ts';

type Compared = Exclude<NotableField, 'privateContact'>;

const textsOf: Record<
	Compared,
	(organisation: Organisation, sites: readonly { address: string }[]) => string
> = {
	name: ({ name }) => name,
	kind: ({ kind }) => kind,
	cvr: ({ cvr }) => cvr ?? '',
	purpose: ({ purpose }) => purpose,
	languages: ({ languages }) => languages.join(' '),
	website: ({ website }) => website ?? '',
	sites: (_organisation, sites) =>
		sites
			.map(({ address }) => address)
			.toSorted()
			.join('\n'),
	publicContact: ({ publicEmail, publicPhone }) => [publicEmail, publicPhone].filter(Boolean).join(' '),
};

const isCompared = (field: NotableField): field is Compared => field !== 'privateContact';

/** `name:1k2f9 kind:…`: the state that is sent, field by field and in short. */
export const entryVersion = (organisation: Organisation, sites: readonly { address: string }[]): string =>
	versionOf(
		Object.fromEntries(
			notableFields.filter(isCompared).map((field) => [field, textsOf[field](organisation, sites)]),
		),
	);

/** The fields that differ between two versions; none where either was not kept. */
export function changedFields(
	before: string | null | undefined,
	after: string | null | undefined,
): NotableField[] {
	if (!before || !after) return [];
	const digests = (version: string) =>
		new Map(version.split(' ').map((pair) => pair.split(':') as [string, string]));
	const [old, present] = [digests(before), digests(after)];
	return notableFields.filter((field) => old.get(field) !== present.get(field));
}
