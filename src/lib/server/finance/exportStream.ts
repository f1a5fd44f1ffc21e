import { fileText, type ExportStyle } from '../../domain/finance/exportFile';
import type { Home } from '../sync/home';
import type { ExportPlan } from './exportPlan';
import { exportPages } from './exportRows';

/** The texts of an export, a page at a time. */
export async function* exportTexts(home: Home, plan: ExportPlan, style: ExportStyle): AsyncGenerator<string> {
	const file = fileText(plan.head, style, plan.booksOf);
	yield file.begin();
	for await (const page of exportPages(home, plan)) {
		let text = '';
		for (const row of page) text += file.row(row);
		yield text;
	}
	yield file.end();
}

/** UTF-8 bytes of texts, made only as fast as they are taken: a slow reader costs no memory. */
export function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await texts.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await texts.return(undefined);
		}
	});
}
