import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordIndicator =
	recorderOf<`indicator.${'written' | 'changed' | 'retired' | 'break_added' | 'break_removed' | 'figure_entered' | 'figure_removed' | 'figures_handed_in' | 'figures_read'}`>(
		'indicator',
	);
export const recordEdition =
	recorderOf<`barometer.${'begun' | 'drafted' | 'returned' | 'checked' | 'released' | 'corrected'}`>(
		'barometer_edition',
	);
export const recordCitiesIndex =
	recorderOf<`cities_index.${'read' | 'released' | 'discarded'}`>('cities_index_edition');
export const recordWheelTask =
	recorderOf<`wheel.${'planned' | 'changed' | 'done' | 'reopened' | 'removed'}`>('wheel_task');
export const recordPlan = recorderOf<`plan.${'written' | 'changed' | 'published'}`>('action_plan');
export const recordAction =
	recorderOf<`plan_action.${'written' | 'changed' | 'stepped' | 'linked' | 'unlinked'}`>('plan_action');
export const recordOpinion =
	recorderOf<`opinion.${'written' | 'changed' | 'published' | 'answered'}`>('opinion');
export const recordStatusReport =
	recorderOf<`status_report.${'begun' | 'frozen' | 'changed' | 'heard' | 'commented' | 'answered' | 'returned' | 'approved' | 'presented' | 'published' | 'corrected'}`>(
		'status_report',
	);
export const recordLighthouse =
	recorderOf<`lighthouse.${'written' | 'changed' | 'step_added' | 'step_marked' | 'step_removed' | 'result_added' | 'result_removed' | 'linked' | 'unlinked'}`>(
		'lighthouse',
	);
export const recordPolicyEdition =
	recorderOf<`policy_edition.${'drafted' | 'sent' | 'sent_back' | 'discarded' | 'published'}`>(
		'policy_edition',
	);
