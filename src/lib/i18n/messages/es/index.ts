import { common } from './common';
import { log } from './log';
import { pwa } from './pwa';
import { stories } from './stories';
import { today } from './today';

export const core = { common, today, log, stories, pwa };
