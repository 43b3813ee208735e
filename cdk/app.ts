import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { MaskingStack } from './masking-stack.ts';
import { readSettings } from './settings.ts';

/** The stack by the settings in the context, with the checks that can fail a synthesis. */
export const makeApp = (props?: AppProps): App => {
  const app = new App(props);
  new MaskingStack(
    app,
    readSettings((name) => app.node.tryGetContext(name)),
  );
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};

// The cdk command runs this file; a test imports it instead.
if (import.meta.main) makeApp().synth();
