/** Apprenticeships and other ways in. Days count from today. */
import type { DanishLevel } from '#lib/events/event.ts';
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { CommitmentTypeKey } from '#lib/policy/catalogue.ts';
import type { FocusAreaKey } from '#lib/policy/edition.ts';

export interface OpportunityPlan {
	by: string;
	kind: 'apprenticeship' | 'spare_time_job' | 'work_placement' | 'mentor' | 'volunteer' | 'board_seat';
	title: string;
	programme?: string;
	text: string;
	learn?: string;
	places: number;
	deadline: number;
	starts?: number;
	danish?: DanishLevel;
	languages?: readonly LanguageCode[];
	contentLocale?: LanguageCode;
	area: FocusAreaKey;
	serves?: CommitmentTypeKey;
	/** How many of its promise's filled places were found through it. */
	filled?: number;
	state?: 'draft' | 'closed' | 'cancelled';
	reason?: string;
}

const shift = 'Vi mødes klokken syv, spiser frokost sammen og slutter klokken femten.';

export const opportunityPlans: readonly OpportunityPlan[] = [
	{ by: 'nordlys-el', kind: 'apprenticeship', title: 'Elektrikerlærling: foråret', programme: 'Elektriker, installationsteknik', text: `Fem pladser på værkstedet i Nordvest. ${shift} Vi leder efter lyst og fremmøde.`, learn: 'Tavler, kabler, tegninger og at tale med kunder.', places: 5, deadline: -120, starts: -92, area: 'youth', serves: 'apprenticeships', filled: 5, state: 'closed' },
	{ by: 'nordlys-el', kind: 'apprenticeship', title: 'Elektrikerlærling til værkstedet i Nordvest', programme: 'Elektriker, installationsteknik', text: `Du begynder på hovedforløbet hos os og får en fast svend. ${shift} Du behøver ikke kende nogen i faget. Ring, hvis du er i tvivl.`, learn: 'Installationer i boliger, varmepumper og ladestandere. Og at læse en tegning.', places: 5, deadline: 39, starts: 71, danish: 'good', languages: ['da', 'en', 'ar'], area: 'youth', serves: 'apprenticeships', filled: 2 },
	{ by: 'nordlys-el', kind: 'spare_time_job', title: 'Fritidsjob på lageret', text: 'Pak og sortér to eftermiddage om ugen i Sydhavnen. Du får en makker de første fire vagter.', places: 2, deadline: 18, starts: 25, danish: 'little', area: 'youth' },
	{ by: 'groentorvet', kind: 'apprenticeship', title: 'Kokkelærling i stort køkken', programme: 'Gastronom, kok', text: 'Grøntsager først, og alt laves fra bunden. Vi har en lærling på hvert hold.', learn: 'Snit, saucer, egenkontrol og menuplaner.', places: 3, deadline: 30, starts: 70, danish: 'little', languages: ['da', 'en', 'tr'], area: 'youth', serves: 'apprenticeships', filled: 2 },
	{ by: 'groentorvet', kind: 'spare_time_job', title: 'Opvask og anretning efter skole', text: 'Tre timer tirsdag og torsdag. Mad på arbejdet og overenskomstens løn.', places: 4, deadline: 12, area: 'youth', serves: 'spare-time-jobs', filled: 3 },
	{ by: 'spaer-og-bjaelke', kind: 'apprenticeship', title: 'Tømrerlærling med plads på stilladset', programme: 'Træfagenes byggeuddannelse, tømrer', text: `Tage, døre og legepladser på Amager og i indre by. ${shift}`, learn: 'Opmåling, samlinger og sikkerhed i højden.', places: 2, deadline: 45, starts: 80, danish: 'good', languages: ['da', 'pl'], area: 'youth', serves: 'apprenticeships', filled: 1 },
	{ by: 'spaer-og-bjaelke', kind: 'work_placement', title: 'Tre uger hos tømrerne', text: 'Prøv faget med en plan og en makker, og få et klart svar bagefter.', places: 3, deadline: 24, starts: 31, danish: 'little', languages: ['da', 'pl', 'en'], area: 'work', serves: 'work-placements', filled: 2 },
	{ by: 'lindebo', kind: 'apprenticeship', title: 'Social- og sundhedshjælperelev', programme: 'Social- og sundhedshjælper', text: 'Hverdag med 58 beboere. Vi har sprogmakkere, og du får en mentor det første år.', learn: 'Pleje, samtale, forflytning og dokumentation.', places: 4, deadline: 33, starts: 66, danish: 'good', languages: ['da', 'so', 'en'], area: 'work', serves: 'apprenticeships', filled: 3 },
	{ by: 'lindebo', kind: 'work_placement', title: 'Praktik på plejehjem', text: 'To uger, hvor du følger en hjælper på dagvagt.', places: 4, deadline: 50, starts: 60, danish: 'little', area: 'work', serves: 'work-placements', filled: 1 },
	{ by: 'ringvejens-bus', kind: 'apprenticeship', title: 'Busmekanikerlærling: elbusser', programme: 'Lastvognsmekaniker, bus', text: 'Højspænding, bremser og software. Du lærer på skift i dag- og aftenhold.', learn: 'Fejlfinding på elbusser og eftersyn.', places: 4, deadline: 57, starts: 92, danish: 'good', languages: ['da', 'ur', 'pl'], area: 'youth', serves: 'apprenticeships', filled: 3 },
	{ by: 'ringvejens-bus', kind: 'work_placement', title: 'Prøv busværkstedet i tre uger', text: 'Følg en mekaniker, og find ud af, om faget er noget for dig.', places: 2, deadline: 14, starts: 20, danish: 'little', area: 'work', serves: 'work-placements', filled: 1 },
	{ by: 'murerne-nv', kind: 'apprenticeship', title: 'Murerlærling', programme: 'Murer', text: 'Facader og flisegulve i Nordvest. Frost giver indendørs arbejde, ikke hjemsendelse.', learn: 'Forbandt, fuger, flise og opmåling.', places: 2, deadline: 63, starts: 101, danish: 'little', languages: ['da', 'pl'], area: 'youth', serves: 'apprenticeships', filled: 1 },
	{ by: 'kvistkode', kind: 'apprenticeship', title: 'Datatekniker-elev: programmering', programme: 'Datatekniker med speciale i programmering', text: 'Du skriver kode, der bliver brugt, fra den første måned. Vi retter hinandens kode hver dag.', learn: 'TypeScript, test, databaser og at spørge i tide.', places: 2, deadline: 28, starts: 65, danish: 'little', languages: ['da', 'en'], area: 'youth', serves: 'apprenticeships', filled: 1 },
	{ by: 'kvistkode', kind: 'mentor', title: 'Become a mentor in tech', text: 'One hour every other week with a person looking for their first job in Denmark. We train you, and you have a colleague to ask.', contentLocale: 'en', places: 8, deadline: 40, languages: ['en', 'da', 'uk'], area: 'work', serves: 'mentor-hours' },
	{ by: 'torvets-varer', kind: 'apprenticeship', title: 'Butikselev i Vanløse', programme: 'Detailhandel, salgsassistent', text: 'Frugt, brød og kasse. Du får ansvar for din egen afdeling efter et halvt år.', learn: 'Varer, tal, kunder og madspild.', places: 2, deadline: 21, starts: 56, languages: ['da', 'tr', 'ur'], danish: 'good', area: 'youth', serves: 'apprenticeships', filled: 1 },
	{ by: 'torvets-varer', kind: 'spare_time_job', title: 'Fritidsjob i frugt og grønt', text: 'Fyld op to eftermiddage og en lørdag. Vi lærer dig op.', places: 3, deadline: 9, area: 'youth', serves: 'spare-time-jobs', filled: 2 },
	{ by: 'groen-anlaeg', kind: 'apprenticeship', title: 'Anlægsgartnerlærling', programme: 'Anlægsgartner', text: 'Gårdhaver og grønne tage. Du arbejder ude hele året og får godt tøj.', learn: 'Planter, belægning, maskiner og beskæring.', places: 3, deadline: 75, starts: 110, danish: 'little', languages: ['da', 'pl', 'uk'], area: 'youth', serves: 'apprenticeships', filled: 2 },
	{ by: 'hotel-lygten', kind: 'apprenticeship', title: 'Receptionistelev', programme: 'Receptionist', text: 'Gæster fra hele verden og en reception, der aldrig lukker. Sprog er en styrke her.', learn: 'Booking, service og at løse problemer med ro.', places: 1, deadline: 35, starts: 70, danish: 'good', languages: ['da', 'en', 'es', 'ar'], area: 'work', serves: 'apprenticeships' },
	{ by: 'hotel-lygten', kind: 'work_placement', title: 'Work placement in the hotel kitchen', text: 'Three weeks with a chef and a plan. English is fine; you will learn the Danish you need on the way.', contentLocale: 'en', places: 2, deadline: 26, starts: 40, languages: ['en', 'da'], area: 'work', serves: 'work-placements', filled: 1 },
	{ by: 'pakhus-ti', kind: 'apprenticeship', title: 'Lager- og terminalelev', programme: 'Lager- og terminaluddannelsen', text: 'Medicin skal frem til tiden og ved den rette temperatur. Truckkort er en del af uddannelsen.', learn: 'Truck, lagerstyring og kvalitet.', places: 2, deadline: 47, starts: 85, languages: ['da', 'en', 'pl'], danish: 'little', area: 'youth', serves: 'apprenticeships', filled: 1 },
	{ by: 'havnens-hjulvaerk', kind: 'apprenticeship', title: 'Cykelmekanikerlærling', programme: 'Cykel- og knallertmekaniker', text: 'Ladcykler, elcykler og kunder, der har travlt.', learn: 'Hjul, gear, el og regninger.', places: 1, deadline: 16, starts: 50, danish: 'little', area: 'youth', serves: 'apprenticeships' },
	{ by: 'femtoner', kind: 'apprenticeship', title: 'Bagerlærling fra januar', programme: 'Bager', text: 'Du begynder klokken fire og har fri, når andre spiser frokost.', learn: 'Surdej, lagdej og tålmodighed.', places: 1, deadline: 6, starts: 45, area: 'youth', languages: ['da', 'ar', 'tr'], serves: 'apprenticeships' },
	{ by: 'saks-og-saebe', kind: 'apprenticeship', title: 'Frisørlærling', programme: 'Frisør', text: 'Alle slags hår og alle slags mennesker i stolen.', learn: 'Klip, farve og kundesamtalen.', places: 1, deadline: 52, starts: 95, area: 'youth', danish: 'good', serves: 'apprenticeships', state: 'draft' },
	{ by: 'boelge-ni', kind: 'volunteer', title: 'Bliv radiovært', text: 'En udsendelse hver anden uge. Vi lærer dig at klippe og interviewe.', places: 6, deadline: 38, languages: ['da', 'en', 'ar', 'pl'], area: 'inclusive-city', serves: 'volunteer-places', filled: 3 },
	{ by: 'sprogbroen', kind: 'volunteer', title: 'Vært i sprogcaféen', text: 'To timer om ugen ved et bord med fem, der øver dansk. Du får materialer og et kursus.', places: 12, deadline: 60, languages: ['da', 'en', 'ar', 'so'], area: 'inclusive-city', serves: 'volunteer-places', filled: 5 },
	{ by: 'ny-vind', kind: 'volunteer', title: 'Lektiehjælper mandag og onsdag', text: 'Du kan noget, nogen sidder fast i. Vi passer på dig, og der er mad bagefter.', places: 8, deadline: 44, languages: ['da', 'ar', 'so'], area: 'youth' },
	{ by: 'kloeverstien', kind: 'volunteer', title: 'Holdleder til gåfodbold', text: 'Du tager bolde med og holder humøret oppe. Trænerkursus betaler vi.', places: 3, deadline: 31, area: 'inclusive-city', serves: 'volunteer-places', filled: 1 },
	{ by: 'kvarterloeft', kind: 'board_seat', title: 'Plads i bestyrelsen: ny kasserer søges', text: 'Ti møder om året og en makker det første år. Vi har et system, der kan læres på en aften.', places: 2, deadline: 22, danish: 'good', languages: ['da', 'tr', 'ar'], area: 'inclusive-city', serves: 'board-seats', filled: 1 },
	{ by: 'rosenhaekken', kind: 'board_seat', title: 'Suppleant til andelsbestyrelsen', text: 'For beboere og for naboer, der vil lære, hvordan en forening drives.', places: 1, deadline: 41, danish: 'good', area: 'inclusive-city', serves: 'board-seats' },
	{ by: 'trinbraettet', kind: 'mentor', title: 'Mentor for én på vej til sit første job', text: 'Seks måneder, en time hver anden uge. Vi finder én, du passer sammen med.', places: 15, deadline: 55, danish: 'good', languages: ['da', 'en', 'ar', 'fa'], area: 'work', serves: 'mentor-hours' },
	{ by: 'malerne-kridt', kind: 'apprenticeship', title: 'Malerlærling', programme: 'Bygningsmaler', text: 'Pladsen er besat. Vi slår den næste op til foråret.', learn: 'Underlag, farver og stilladser.', places: 1, deadline: -12, starts: 20, area: 'youth', serves: 'apprenticeships', filled: 1, state: 'closed' },
	{ by: 'klar-rengoering', kind: 'spare_time_job', title: 'Fritidsjob: rengøring i weekenden', text: 'Opslaget er taget ned.', places: 2, deadline: 15, area: 'youth', state: 'cancelled', reason: 'Opgaven er flyttet til et andet hold.' },
];
