import { common } from './common';
import { log } from './log';
import { pwa } from './pwa';
import { room } from './room';
import { stories } from './stories';
import { today } from './today';

export const core = { common, today, room, log, stories, pwa };
