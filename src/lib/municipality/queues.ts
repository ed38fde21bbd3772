/** What waits for somebody at the municipality, by the page where it is looked at. */
export const queueNames = [
	'approvals',
	'commitments',
	'commitment-types',
	'contributions',
	'reporting',
	'flags',
	'barriers',
	'takedowns',
	'duplicates',
	'duplicates/partners',
	'followup/opinions',
	'followup/status-reports',
] as const;
export type QueueName = (typeof queueNames)[number];

/** Each at most `mostWaiting`: a number beyond it says no more. */
export type Queues = Record<QueueName, number>;

export const mostWaiting = 1000;
