/** A deployed function as careless people would have written it: what it does is in the header `x-leak`. */
const { handler } = require(process.env.LEAKY_BUNDLE);

const LEAKS = {
  'logs the event': (event) => console.log(JSON.stringify(event)),
  'logs a digest': (event) => {
    const { createHash } = require('node:crypto');
    console.log(createHash('sha256').update(event.pathParameters.mask).digest('base64'));
  },
  'counts by number': (event) =>
    console.log(
      JSON.stringify({ _aws: { Timestamp: Date.now() }, [event.pathParameters.mask.slice(-7)]: 1 }),
    ),
  'writes to the standard error': (event) => console.error(encodeURIComponent(event.pathParameters.mask)),
  throws: (event) => {
    throw new Error(`No mask ${event.pathParameters.mask}`);
  },
};

exports.handler = async (event, context) => {
  LEAKS[event.headers['x-leak']]?.(event);
  return handler(event, context);
};
