/** SVG path of the dark modules of a QR code, one unit per module; runs of a row are one rectangle. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
	const pieces: string[] = [];
	rows.forEach((row, y) => {
		let x = 0;
		while (x < row.length) {
			let end = x;
			while (row[end]) end++;
			if (end > x) pieces.push(`M${x} ${y}h${end - x}v1h-${end - x}z`);
			x = end + 1;
		}
	});
	return pieces.join('');
}
