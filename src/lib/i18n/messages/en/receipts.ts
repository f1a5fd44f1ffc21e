import type { Like } from '../../area';
import type { receipts as es } from '../es/receipts';

export const receipts: Like<typeof es> = {
	title: 'Receipts',
	take: 'Take a photo',
	pick: 'Choose photos',
	hint: (max) => `Up to ${max} photos. You can also add them later.`,
	full: (max) => `There are ${max} photos already, and no room for more. Remove one to add another.`,
	working: 'Preparing the photo…',
	photo: (n, of) => `Photo ${n} of ${of} of the receipt`,
	open: (n, of) => `See photo ${n} of ${of} in full`,
	remove: (n) => `Remove photo ${n}`,
	places: {
		held: 'On this phone',
		waiting: 'On this phone',
		sending: (part) => (part > 0 ? `Sending, ${part}%` : 'Sending'),
		sent: 'Sent',
		elsewhere: 'On the server',
		unusable: 'Cannot be used'
	},
	unusable:
		'The server could not use this photo. Your entry is safe: take another photo of the receipt and add it.',
	lost: 'This photo was damaged on the phone. Your entry is safe: take another photo and add it.',
	missing: 'The photo is not on this phone. It will show once there is a network.',
	faults: {
		not_an_image: 'That file is not a photo. Choose an image.',
		unknown_format: 'This browser cannot read that kind of photo. Take a screenshot of it and choose that.',
		too_large_file: 'That file is over 30 MB. Choose a lighter photo.',
		too_many_pixels: 'That image has more than 40 megapixels. Take it at a lower resolution.',
		damaged: 'That file is incomplete or damaged and cannot be opened. Take the photo again.',
		phone_cannot: 'The phone has run out of memory. Close other apps and try again.',
		storage_full: 'There is no room left on this phone for the photo. Free some space and try again.',
		storage_lost: 'The phone does not let us keep the photo just now. Close other tabs and try again.'
	},
	safe: 'What you wrote is as it was.'
};
