/** Consents from phone to phone: signing them, believing them, and queueing the op that counts them [C1]. */
import { toBase64Url, fromBase64Url } from '../../domain/consent/bytes';
import {
	consentText,
	shortWhy,
	type Consent,
	type ConsentProof,
	type Signer
} from '../../domain/consent/consent';
import {
	askCodeText,
	consentOf,
	readReplyCode,
	replyCodeText,
	type ScannedAsk
} from '../../domain/consent/scanCode';
import { GRANT_MS_MAX } from '../../domain/limits';
import { leadsPlace, rightsAt } from '../../domain/org/role';
import type { App, AskRow, SaveFailure } from '../types';
import { makeKey, type KeyShelf, type PhoneKey } from './keys';

const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

export type Answer = Consent['answer'];

/** What an answer became: saved here, and the text of the code that shows it; null where this phone cannot sign. */
export type Given = { ok: true; reply: string | null } | { ok: false; error: SaveFailure };

/**
 * What a scanned answer is. `unknown_signer`: this phone has not heard of that key or person yet, so that only their own
 * phone can count it.
 */
export type Taken =
	| { ok: true; consent: Consent }
	| {
			ok: false;
			error:
				'not_a_reply' | 'other_ask' | 'unknown_signer' | 'ended_key' | 'not_signed' | 'may_not' | SaveFailure;
			by?: string;
	  };

type Ports = Pick<App, 'session' | 'record' | 'newId'> & {
	queries: Pick<App['queries'], 'people' | 'serverNow' | 'signer'>;
};

/** The key of this phone; made at first need. */
export async function ownKey(keys: KeyShelf, newId: () => string): Promise<PhoneKey> {
	return (await keys.load()) ?? keys.keep(await makeKey(newId(), toBase64Url));
}

/** An ask of this phone's records as a code would tell it. */
export function scannedOf(
	{ id, space, body }: Pick<AskRow, 'id' | 'space' | 'body'>,
	currency: string
): ScannedAsk {
	const { incident, askedBy, amountMinor, excessMinor, subjects, expiresAt } = body;
	const asked = { ask: id, space, incident, askedBy, amountMinor, excessMinor, currency, expiresAt };
	return subjects ? { ...asked, subjects } : asked;
}

/** What the code of an own ask tells. */
export function askCode({ id, space, body }: AskRow, currency: string): string {
	const why = shortWhy(body.why);
	const ask = scannedOf({ id, space, body }, currency);
	return askCodeText(why === undefined ? ask : { ...ask, why });
}

export class Consents {
	constructor(
		private readonly app: Ports,
		private readonly keys: KeyShelf
	) {}

	/**
	 * Answers a colleague's ask. The answer is queued here at once: it counts when either of the two phones syncs. Minor
	 * units; `hours`: how long a raise holds; `said`: when it was, if not now, UTC ms by the server's clock.
	 */
	async give(
		{ space, ...ask }: ScannedAsk,
		answer: Answer,
		grantMinor: number,
		hours: number,
		said?: number
	): Promise<Given> {
		const at = said ?? (await this.app.queries.serverNow());
		const holds = Math.min(hours * 3_600_000, GRANT_MS_MAX);
		const by = this.app.session.person.id;
		const granted = answer === 'no' ? 0 : grantMinor;
		const consent: Consent = { ...ask, by, answer, grantMinor: granted, at, until: at + holds };
		const proof = await this.sign(space, consent).catch(() => null);
		const saved = await this.app.record('ask.consent@1', space, {
			consent: { ...consent },
			...(proof ? { proof: { ...proof } } : {})
		});
		if (!saved.ok) return saved;
		return { ok: true, reply: proof && replyCodeText({ ...consent, ...proof }) };
	}

	/** Null where nobody would believe it: the key of this phone was ended. */
	private async sign(space: string, consent: Consent): Promise<ConsentProof | null> {
		const key = await ownKey(this.keys, () => this.app.newId());
		if ((await this.app.queries.signer(key.id))?.endedAt !== undefined) return null;
		const signature = await crypto.subtle.sign(SIGNING, key.secret, this.told(space, consent));
		return { key: key.id, signature: toBase64Url(new Uint8Array(signature)) };
	}

	private told(space: string, consent: Consent): Uint8Array<ArrayBuffer> {
		const { tenant } = this.app.session;
		return new TextEncoder().encode(consentText({ tenant: tenant.id, space }, consent));
	}

	/** Takes the answer that another phone shows for an own ask: believed only by its signature [C3]. */
	async take({ id, space, body }: AskRow, currency: string, text: string): Promise<Taken> {
		const reply = readReplyCode(text);
		if (!reply) return { ok: false, error: 'not_a_reply' };
		if (reply.ask !== id) return { ok: false, error: 'other_ask' };
		const { incident, askedBy, subjects } = body;
		const why = shortWhy(body.why);
		const consent = consentOf(reply, { incident, askedBy, currency, why, subjects });
		const { by } = consent;
		const signer = await this.app.queries.signer(reply.key);
		const person = (await this.app.queries.people()).find((one) => one.id === by)?.body;
		if (!person || signer?.person !== by) return { ok: false, error: 'unknown_signer', by };
		if (signer.endedAt !== undefined) return { ok: false, error: 'ended_key', by };
		// Who has lost the right since might still answer when they did [I19].
		const then = rightsAt(person, consent.at, null);
		if (by === askedBy || (!leadsPlace(person, space) && !leadsPlace(then, space)))
			return { ok: false, error: 'may_not', by };
		const proof = { key: reply.key, signature: reply.signature };
		if (!(await this.holds(space, consent, proof, signer))) return { ok: false, error: 'not_signed', by };
		const args = { consent: { ...consent }, proof };
		const saved = await this.app.record('ask.consent@1', space, args);
		return saved.ok ? { ok: true, consent } : saved;
	}

	private async holds(
		space: string,
		consent: Consent,
		{ signature }: ConsentProof,
		{ publicKey }: Signer
	): Promise<boolean> {
		const curve = { name: 'ECDSA', namedCurve: 'P-256' };
		const told = this.told(space, consent);
		try {
			const key = await crypto.subtle.importKey('raw', fromBase64Url(publicKey), curve, false, ['verify']);
			return await crypto.subtle.verify(SIGNING, key, fromBase64Url(signature), told);
		} catch {
			return false;
		}
	}
}
