import type { Like } from '../../area';
import type { core as es } from '../es';
import { common } from './common';
import { log } from './log';
import { pwa } from './pwa';
import { room } from './room';
import { stories } from './stories';
import { today } from './today';

export const core: Like<typeof es> = { common, today, room, log, stories, pwa };
