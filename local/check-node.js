/** Stops with one sentence if Node is too old to run TypeScript. Plain JavaScript, so that any Node can run it. */
const [major = 0] = process.versions.node.split('.').map(Number);

if (major < 24) {
  console.error(
    `Callmask needs Node 24 and found ${process.version}. \`npm ci\` brings Node 24 along for Linux and Windows ` +
      '(optional dependencies must not be left out); elsewhere install it from https://nodejs.org and try again.',
  );
  process.exit(1);
}
