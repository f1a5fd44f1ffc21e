/**
 * A photo that the browser kept, for when the server cannot be asked whether it may still be shown. Null when the server
 * says it may not, or when nothing was kept. The caller revokes the address.
 */
export async function keptPhotoUrl(address: string): Promise<string | null> {
	const isRefused = await fetch(address, { cache: 'no-cache' }).then(
		() => true,
		() => false
	);
	if (isRefused) return null;
	const kept = await fetch(address, { cache: 'force-cache' }).catch(() => null);
	return kept?.ok ? URL.createObjectURL(await kept.blob()) : null;
}
