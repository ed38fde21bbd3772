/** What waits for somebody at the municipality, by the page where it is looked at. */
export const queueNames = [
	'approvals',
	'partners/import',
	'charter',
	'policy',
	'commitments',
	'commitment-types',
	'contributions',
	'reporting',
	'worklist',
	'flags',
	'barriers',
	'equal-treatment',
	'debates',
	'methods',
	'takedowns',
	'duplicates',
	'duplicates/partners',
	'followup/barometer',
	'followup/cities-index',
	'followup/opinions',
	'followup/status-reports',
] as const;
export type QueueName = (typeof queueNames)[number];

/** Each part of one at most `mostWaiting`: a number beyond it says no more. */
export type Queues = Record<QueueName, number>;

export const mostWaiting = 1000;
