import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { m } from '#lib/paraglide/messages.js';

export const seatPlace = (district: number | null): string =>
	isDistrictNr(district) ? districtName(district) : m.board_no_district();
