import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { type CarrierEndpoint, ENDPOINTS, type Endpoint } from '../../functions/routes.ts';
import type { HttpFunction } from '../functions/http-function.ts';
import type { Settings } from '../settings.ts';
import { makeAuthorization } from './authorization.ts';
import { throttleOf } from './throttles.ts';

/** By the name of the folder below `functions/`. */
type Functions = ReadonlyMap<string, HttpFunction>;

/** Without path, query, address or error text: those may hold telephone numbers and webhook keys. */
const ACCESS_LOG = {
  routeKey: '$context.routeKey',
  status: '$context.status',
  requestId: '$context.requestId',
  latencyMs: '$context.responseLatency',
};

const keyOf = ({ method, path }: Endpoint) => `${method} ${path}`;

/** The HTTP API: {@link ENDPOINTS} and nothing else. */
export class HttpApi extends gateway.HttpApi {
  /** One line for each request to a route, in the format of {@link ACCESS_LOG}. */
  readonly accessLog: LogGroup;

  readonly #settings: Settings;

  /** Without routes, because a function may need the API's address before it can have a route. See {@link serve}. */
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id, { createDefaultStage: false });
    this.#settings = settings;
    this.accessLog = new LogGroup(this, 'AccessLog', {
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** Connects every route to its function. Call it once. */
  serve(functions: Functions): void {
    const integrations = new Map(
      [...functions].map(([name, { callable }]) => [name, new HttpLambdaIntegration(name, callable)]),
    );
    const authorize = makeAuthorization(this.#settings);
    const routes = ENDPOINTS.map((endpoint) => {
      const integration = integrations.get(endpoint.function);
      if (integration === undefined)
        throw new Error(`${keyOf(endpoint)}: not in cdk/functions/permissions.ts`);
      return endpoint.access === 'client'
        ? this.#addRoute(endpoint, { integration, ...authorize(endpoint) })
        : this.#addCarrierRoute(endpoint, { integration });
    });
    // A stage whose settings name routes has to be created after them.
    this.#addStage(this.#settings).node.addDependency(...routes);
  }

  #addRoute(
    endpoint: Endpoint,
    props: Omit<gateway.HttpRouteProps, 'httpApi' | 'routeKey'>,
  ): gateway.HttpRoute {
    return new gateway.HttpRoute(this, keyOf(endpoint), {
      httpApi: this,
      routeKey: gateway.HttpRouteKey.with(endpoint.path, gateway.HttpMethod[endpoint.method]),
      ...props,
    });
  }

  #addCarrierRoute(endpoint: CarrierEndpoint, props: gateway.BatchHttpRouteOptions): gateway.HttpRoute {
    const made = this.#addRoute(endpoint, props);
    Validations.of(made).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'A carrier cannot sign with IAM. The function checks the carrier’s signature or, if it has none, a random key in the path, and the account either way.',
    });
    return made;
  }

  #addStage(settings: Settings): gateway.HttpStage {
    const stage = new gateway.HttpStage(this, 'Stage', {
      httpApi: this,
      autoDeploy: true,
      throttle: { rateLimit: settings.apiRequestsPerSecond, burstLimit: settings.apiBurst },
      accessLogSettings: {
        destination: new gateway.LogGroupLogDestination(this.accessLog),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    // CDK's stage has only one throttle for all routes.
    (stage.node.defaultChild as gateway.CfnStage).routeSettings = routeSettings(settings);
    return stage;
  }
}

const routeSettings = (settings: Settings) =>
  Object.fromEntries(
    ENDPOINTS.map((endpoint) => {
      const { rateLimit, burstLimit } = throttleOf(endpoint, settings);
      return [keyOf(endpoint), { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit }];
    }),
  );
