import { createSendUntilDone } from '../../sending/send-until-done.ts';
import { failureOf } from '../discord-failure.ts';

export const sendUntilDone = createSendUntilDone(failureOf);
