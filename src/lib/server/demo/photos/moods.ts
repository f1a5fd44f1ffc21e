import type { Mood } from './canvas';

export const dayMoods: readonly Mood[] = [
	{
		far: ['#f7eedd', '#ecd9bd'],
		near: ['#c98d63', '#a96d49'],
		light: '#fff6da',
		deep: '#40322c',
		main: '#2c8c88',
		second: '#d7a23c',
		pale: '#fbf6ec',
		isDark: false
	},
	{
		far: ['#d9ebe6', '#b9d9d2'],
		near: ['#e6cfae', '#cfae85'],
		light: '#fff8e1',
		deep: '#24434a',
		main: '#d9774f',
		second: '#6f9a5c',
		pale: '#fdf9f0',
		isDark: false
	},
	{
		far: ['#f6ddcf', '#e9bda8'],
		near: ['#8e5a56', '#6f4346'],
		light: '#fff0d2',
		deep: '#452c35',
		main: '#3f7f86',
		second: '#e2b04e',
		pale: '#fdf3e7',
		isDark: false
	},
	{
		far: ['#eef0df', '#d5ddbd'],
		near: ['#b98a5c', '#936a45'],
		light: '#fffbe3',
		deep: '#37402f',
		main: '#c46a4d',
		second: '#3e8f86',
		pale: '#fcfaf0',
		isDark: false
	}
];

export const darkMoods: readonly Mood[] = [
	{
		far: ['#22303f', '#3a4d5f'],
		near: ['#5a4038', '#412d29'],
		light: '#ffd58a',
		deep: '#151e29',
		main: '#3c9c97',
		second: '#e0a94a',
		pale: '#f4e8d3',
		isDark: true
	},
	{
		far: ['#3a3358', '#71567a'],
		near: ['#4a3a50', '#352a3d'],
		light: '#ffcf94',
		deep: '#211b33',
		main: '#d88a5b',
		second: '#5fa89f',
		pale: '#f6e6d8',
		isDark: true
	},
	{
		far: ['#17383f', '#2d6163'],
		near: ['#6b4a35', '#4b3325'],
		light: '#ffdc98',
		deep: '#0e2328',
		main: '#e0a04a',
		second: '#8fb58a',
		pale: '#f5ecd6',
		isDark: true
	}
];

/** Skies at the edges of the day. */
export const skyMoods: readonly Mood[] = [
	{
		far: ['#5f7fa5', '#f4c9a0'],
		near: ['#3f6b78', '#24485a'],
		light: '#fff0c4',
		deep: '#22323f',
		main: '#e08a55',
		second: '#f2c879',
		pale: '#fdf1de',
		isDark: false
	},
	{
		far: ['#7fc0c2', '#f0ecd4'],
		near: ['#2f8790', '#1d5f6e'],
		light: '#fff9dc',
		deep: '#1f4049',
		main: '#d97a52',
		second: '#f0cf7c',
		pale: '#fffaf0',
		isDark: false
	},
	{
		far: ['#5b4a80', '#f0a78b'],
		near: ['#46406f', '#2a2749'],
		light: '#ffe2b0',
		deep: '#241f3c',
		main: '#e57f66',
		second: '#f5c67e',
		pale: '#fdeee0',
		isDark: false
	}
];
