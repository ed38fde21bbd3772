/** What a person may send us about needs and offers: one schema per form. */
import * as v from 'valibot';
import * as rules from '#lib/matching/postings/rules.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { someAmount } from '#lib/platform/forms/number-rules.ts';
import { follows } from '#lib/platform/forms/rules.ts';
import { typedDay, typedNumber } from '#lib/platform/forms/typed-fields.ts';

export type { PostingInput, ProposalInput } from '#lib/matching/postings/rules.ts';

const terms = {
	quantity: typedNumber(someAmount, rules.quantityMissing),
	startsOn: typedDay,
	endsOn: typedDay,
};

export const postingInput = v.pipe(
	v.object({ ...rules.postingValues, ...terms }),
	follows(rules.periodTogether),
	rules.withGoal,
);
/** Fields whose words are looked at before they go out. */
export const postingWords = ['title', 'description'] as const;

export const publishInput = v.object({ wordingRead: fields.tick });

export const proposalInput = v.pipe(
	v.object({ ...rules.proposalValues, ...terms }),
	follows(rules.periodTogether),
);

const reason = fields.paragraphs({ most: 1000 });
export const answerInput = v.object({ match: fields.id });
export const declineInput = v.object({ match: fields.id, reason });
export const closeInput = v.object({ reason });
export const takeDownInput = v.object({ posting: fields.slug, reason: fields.reason() });
export const putBackInput = v.object({ posting: fields.slug });
export const muteInput = v.object({
	posting: fields.slug,
	what: fields.choice(['posting', 'organisation', 'kind']),
});
export type MuteInput = v.InferOutput<typeof muteInput>;
export const unmuteInput = v.object({ mute: fields.id });
