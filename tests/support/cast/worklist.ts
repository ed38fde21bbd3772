/** The municipality's worklist as its tests look at it. */
import { worklist } from '#lib/municipality/worklist/worklist.server.ts';
import type { WorkKind } from '#lib/municipality/worklist/worklist.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person } from './people.ts';
import { now } from '../../sweeps/one-of-each.ts';

export const workFor = async (
	db: Database,
	kind: WorkKind | null = null,
	after: string | null = null,
	limit = 100,
) => worklist(db, await person(db, 'auditor'), { kind }, { after, limit });

/** So long before the day that everything is looked at. */
export const daysBefore = (count: number) => new Date(new Date(now).getTime() - count * 86_400_000);
