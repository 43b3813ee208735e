import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type IFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { BUNDLE } from './bundle.ts';

/** How much a function can do at a time. */
export interface Capacity {
  readonly memoryMb: number;
  /** Instances that are ready before the first call. 0: each starts when it is needed. */
  readonly provisionedConcurrency: number;
  /** Instances reserved for this function, and its maximum. Left out: it shares the account's. */
  readonly reservedConcurrency: number | undefined;
}

interface HttpFunctionProps extends Capacity {
  /** The folder below `functions/`. */
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly logRetentionDays: RetentionDays;
  readonly environment: Readonly<Record<string, string>>;
}

const PROJECT = BUNDLE.absWorkingDir;

/** CDK starts esbuild by npx, and npx starts it on the Node of `npm ci`: none of them needs what the deployer has. */
const NO_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_SESSION_TOKEN: '',
  AWS_CONTAINER_AUTHORIZATION_TOKEN: '',
};

/** {@link BUNDLE} in CDK's terms. Aliases can only be passed as `esbuildArgs`. */
const BUNDLING = {
  environment: NO_CREDENTIALS,
  target: BUNDLE.target,
  format: OutputFormat.CJS,
  mainFields: BUNDLE.mainFields,
  minify: BUNDLE.minify,
  externalModules: BUNDLE.external,
  esbuildArgs: { '--alias': Object.entries(BUNDLE.alias).map(([from, to]) => `${from}=${to}`) },
};

/** A function behind the HTTP API or a schedule. By itself it may do nothing but write its log. */
export class HttpFunction extends Construct {
  readonly lambda: NodejsFunction;
  /** What to call: the alias if instances are kept ready, because only a version can have those. */
  readonly callable: IFunction;
  readonly name: string;

  constructor(scope: Construct, id: string, props: HttpFunctionProps) {
    super(scope, id);
    this.name = props.name;
    // A role of its own, because the default role has a managed policy that may write every log of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    // Deleted with the stack: it names no person, and is of no use without the function.
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(role);
    this.lambda = new NodejsFunction(this, 'Lambda', {
      entry: join(PROJECT, 'functions', props.name, 'index.ts'),
      projectRoot: PROJECT,
      depsLockFilePath: join(PROJECT, 'package-lock.json'),
      bundling: BUNDLING,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: { ...props.environment },
      awsSdkConnectionReuse: false,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      role,
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
    });
    this.callable =
      props.provisionedConcurrency === 0 ? this.lambda : this.#ready(props.provisionedConcurrency);
  }

  #ready(provisionedConcurrentExecutions: number): IFunction {
    // CDK is compiled without `exactOptionalPropertyTypes`, so with it the alias does not fit `IFunction`.
    return this.lambda.addAlias('ready', { provisionedConcurrentExecutions }) as IFunction;
  }
}
