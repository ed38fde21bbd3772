/** Invented people: first names and family names put together anew, as a city mixes them. */
import type { Random } from './random.ts';

const first =
	'Ida Samira Mikkel Yusuf Anna Fatma Jonas Hodan Peter Leyla Søren Amina Karl Mehmet Line Zahra Emil Bilal Maja Hanna Omar Signe Deniz Rasmus Nadia Viktor Ayaan Camilla Tariq Eva Ewa Piotr Olena Hamza Ditte Selma Anders Rania Frederik Mariam Thea Idris Julie Kasper Sana Louise Aleksander Yasmin Malthe Habiba Oskar Freja Tomasz Nour Astrid Elias Gülay Marie Ismail Kirsten'.split(
		' ',
	);
const family =
	'Holmgaard Rahimi Vestby Yildiz Kjærsholm Abdullahi Toft Nowicki Brinch Hassan Lindegren Karim Damkjær Öztek Fogh Warsame Skovby Haddad Ravnborg Demirci Elkær Jama Bundgaard Malik Sandvig Kowal Terp Nazari Hvidberg Osmani Rosenvang Tekle Kildegaard Shirazi Møllegaard Farah Storgaard Bekele Aagesen Zielony'.split(
		' ',
	);

/** A name nobody else in the demo has. */
export function namer(random: Random): () => string {
	const taken = new Set<string>();
	return () => {
		let name: string;
		do name = `${random.pick(first)} ${random.pick(family)}`;
		while (taken.has(name));
		taken.add(name);
		return name;
	};
}
