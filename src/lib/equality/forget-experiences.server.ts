/** What was told is kept for a year; and what is sealed under an older key is sealed anew. */
import { sealExperiencesAnew } from '#lib/equality/reading/sealing-anew.server.ts';
import { experienceKeepings } from '#lib/equality/telling/telling-writes.server.ts';
import { defineKeeper } from '#lib/platform/personal-data/keeping.server.ts';

export const forgetExperiences = defineKeeper(
	'equality.forget_experiences',
	experienceKeepings,
	sealExperiencesAnew,
);
