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
