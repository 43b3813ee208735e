import { startDynamodb } from '../../../local/table.ts';
import { onQuestion } from '../support/on-question.ts';

/** A table's server in a process of its own, so that its work is nobody else's. */
const { endpoint } = await startDynamodb({});
onQuestion(async () => ({ endpoint }));
