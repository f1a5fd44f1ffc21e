import * as z from 'zod/mini';
import { err, ok, type Result } from '$lib/base/result';
import type { SessionInfo } from '$lib/protocol/accounts';
import { door, doorRequest, type DoorFailure } from './doorApi';

export type PasskeyFailure = DoorFailure | 'cancelled' | 'already_here';

// The browser checks the options itself; the server checks what comes back.
const optionsSchema = z.looseObject({ challenge: z.string() });
const verifiedSchema = z.looseObject({});

/** Whether this browser knows passkeys at all: only on https or localhost. */
export function passkeysPossible(): boolean {
	return typeof PublicKeyCredential !== 'undefined' && isSecureContext;
}

/** Whether this very device can keep one (fingerprint, face or screen lock). */
export async function passkeyOnDevice(): Promise<boolean> {
	if (!passkeysPossible()) return false;
	try {
		return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
	} catch {
		return false;
	}
}

function failureOfCeremony(error: unknown): PasskeyFailure {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' ? 'already_here' : 'cancelled';
}

/** Makes a passkey for who is signed in. `label` is what the list of passkeys calls it. */
export async function addPasskey(label: string): Promise<Result<null, PasskeyFailure>> {
	const path = `/api/auth/passkey/generate-register-options?name=${encodeURIComponent(label)}`;
	const options = await doorRequest('GET', path, optionsSchema);
	if (!options.ok) return options;
	let response: unknown;
	try {
		const { startRegistration } = await import('@simplewebauthn/browser');
		const optionsJSON = options.value as unknown as Parameters<typeof startRegistration>[0]['optionsJSON'];
		response = await startRegistration({ optionsJSON });
	} catch (error) {
		return err(failureOfCeremony(error));
	}
	const verified = await doorRequest('POST', '/api/auth/passkey/verify-registration', verifiedSchema, {
		response,
		name: label
	});
	return verified.ok ? ok(null) : verified;
}

/** Signs in with a passkey of this device or of another one nearby; the person is found by the passkey. */
export async function signInWithPasskey(): Promise<Result<SessionInfo, PasskeyFailure>> {
	const options = await doorRequest('GET', '/api/auth/passkey/generate-authenticate-options', optionsSchema);
	if (!options.ok) return options;
	let response: unknown;
	try {
		const { startAuthentication } = await import('@simplewebauthn/browser');
		const optionsJSON = options.value as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'];
		response = await startAuthentication({ optionsJSON });
	} catch (error) {
		return err(failureOfCeremony(error));
	}
	const verified = await doorRequest('POST', '/api/auth/passkey/verify-authentication', verifiedSchema, {
		response
	});
	if (!verified.ok) return verified.error === 'not_signed_in' ? err('wrong_credentials') : verified;
	return door.session();
}
