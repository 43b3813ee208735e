import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { MaskingStack } from './masking-stack.ts';
import { readSettings } from './settings.ts';

/** The stack as the context wants it, with the checks that fail a synthesis. */
export const makeApp = (props?: AppProps): App => {
  const app = new App(props);
  new MaskingStack(
    app,
    readSettings((name) => app.node.tryGetContext(name)),
  );
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};

// The cdk command runs this file and then reads what was written; a test imports it.
if (import.meta.main) makeApp().synth();
