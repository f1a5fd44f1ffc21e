import type { Language, Role } from '../../domain/records';
import type { JobKey, PlaceKey } from './places';

export interface DemoPerson {
	name: string;
	role: Role;
	job: JobKey;
	/** The job as its holder would say it. */
	title: string;
	/** Their houses, the main one first. */
	places: readonly PlaceKey[];
	speaks: readonly Language[];
}

function crew(
	place: PlaceKey,
	members: readonly [name: string, job: JobKey, title: string, speaks: 'es' | 'en' | 'both'][]
): DemoPerson[] {
	return members.map(([name, job, title, speaks]) => ({
		name,
		role: job === 'manager' ? 'manager' : 'staff',
		job,
		title,
		places: [place],
		speaks: speaks === 'both' ? ['es', 'en'] : [speaks]
	}));
}

const owner: DemoPerson = {
	name: 'Elena Valdivia',
	role: 'owner',
	job: 'owner',
	title: 'Propietaria',
	places: ['cadiz', 'coyoacan', 'hudson'],
	speaks: ['es', 'en']
};

/** Everybody who works there, the owner first. */
export const people: readonly DemoPerson[] = [
	owner,
	...crew('cadiz', [
		['Joaquín Mesa', 'manager', 'Jefe de turno', 'both'],
		['Rocío Cantero', 'reception', 'Recepción', 'es'],
		['Aoife Brennan', 'reception', 'Recepción, noches', 'both'],
		['Samira El Amrani', 'housekeeping', 'Pisos', 'both'],
		['Inma Galván', 'housekeeping', 'Pisos', 'both'],
		['Curro Pastrana', 'restaurant', 'Restaurante', 'both'],
		['Manuel Orellana', 'engineering', 'Mantenimiento', 'both'],
		['Nuria Alcázar', 'contact', 'Reservas y teléfono', 'both']
	]),
	...crew('coyoacan', [
		['Graciela Montiel', 'manager', 'Gerente de turno', 'both'],
		['Ximena Robledo', 'reception', 'Recepción', 'both'],
		['Lupita Tzompantzi', 'housekeeping', 'Ama de llaves', 'both'],
		['Beto Arriaga', 'restaurant', 'Restaurante', 'both'],
		['Chuy Salmerón', 'engineering', 'Mantenimiento', 'both'],
		['Araceli Fuentevilla', 'contact', 'Atención telefónica', 'both'],
		['Dani Kuri', 'reception', 'Recepción, noches', 'both']
	]),
	...crew('hudson', [
		['Marcus Whitfield', 'manager', 'Duty manager', 'both'],
		['Priya Raghavan', 'reception', 'Front desk', 'en'],
		['Luis Polanco', 'reception', 'Front desk, nights', 'both'],
		['Moira Sullivan', 'housekeeping', 'Housekeeping', 'en'],
		['Yesenia Batista', 'housekeeping', 'Housekeeping', 'both'],
		['Dee Kowalczyk', 'restaurant', 'Restaurant', 'both'],
		['Wilson Tejada', 'engineering', 'Engineering', 'both'],
		['Amara Okonjo', 'contact', 'Contact center', 'both']
	])
];
