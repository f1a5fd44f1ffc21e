import * as z from 'zod/mini';
import { languageSchema } from '../domain/records';

export const PUSH_ENDPOINT_CHARS_MAX = 1_024;

/** `POST /api/push/subscribe`: where the phone's push service takes notices for it; keys as the browser gives them. */
export const pushSubscribeSchema = z.strictObject({
	/** An address as browsers write it: ASCII that can be seen. */
	endpoint: z.string().check(z.maxLength(PUSH_ENDPOINT_CHARS_MAX), z.regex(/^[\x21-\x7e]+$/)),
	keys: z.strictObject({
		/** A point of P-256, uncompressed: 65 bytes. */
		p256dh: z.string().check(z.regex(/^B[A-Za-z0-9_-]{86}$/)),
		/** 16 bytes. */
		auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))
	}),
	/** Language of the titles on this phone. */
	language: languageSchema
});
export type PushSubscribe = z.infer<typeof pushSubscribeSchema>;

/** `GET /api/push/subscribe`: the server's public key, and whether this session is told. */
export const pushStateSchema = z.object({ key: z.string(), on: z.boolean() });
export type PushState = z.infer<typeof pushStateSchema>;

/** What a notice tells: no story, no guest, no colleague; a title, and the address to open. */
export const pushNoticeSchema = z.object({
	title: z.string().check(z.maxLength(80)),
	url: z.string().check(z.regex(/^\/(stories\/[0-9a-f-]{36})?$/))
});
export type PushNotice = z.infer<typeof pushNoticeSchema>;
