import type { forumInput } from '#lib/networks/circles/input.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

/** A forum as its form shows it. */
export const forumValues = ({
	name,
	purpose,
	isPublic,
}: {
	name: string;
	purpose: string;
	isPublic: boolean;
}): FormValuesOf<typeof forumInput, 'wordingRead'> => ({ name, purpose, isPublic });
