import { createSendUntilDone } from '../../sending/send-until-done.ts';
import { failureOf } from '../slack-failure.ts';

export const sendUntilDone = createSendUntilDone(failureOf);
