/** Hands a file to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}

/** `name` with the local date and the file's own ending. */
export function datedName(name: string, localDate: string): string {
	return `${name}-${localDate}.json`;
}
