import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ROUTES, type Route } from '../functions/routes.ts';
import type { HttpFunction } from './http-function.ts';
import type { Settings } from './settings.ts';

interface HttpApiProps {
  /** By the name of the folder below `functions/`. */
  readonly functions: ReadonlyMap<string, HttpFunction>;
  readonly settings: Settings;
}

/** No path, query, address or error text: telephone numbers and webhook keys are in them. */
const ACCESS_LOG = {
  routeKey: '$context.routeKey',
  status: '$context.status',
  requestId: '$context.requestId',
  latencyMs: '$context.responseLatency',
};

const keyOf = ({ method, path }: Route) => `${method} ${path}`;

/** The way in: {@link ROUTES} and nothing else. */
export class HttpApi extends gateway.HttpApi {
  constructor(scope: Construct, id: string, { functions, settings }: HttpApiProps) {
    super(scope, id, { createDefaultStage: false });
    const integrations = new Map(
      [...functions].map(([name, { lambda }]) => [name, new HttpLambdaIntegration(name, lambda)]),
    );
    const routes = ROUTES.map((route) => this.#addRoute(route, integrations.get(route.function)));
    // A stage that names routes in its settings can be made only after them.
    this.#addStage(settings).node.addDependency(...routes);
  }

  #addRoute(route: Route, integration: HttpLambdaIntegration | undefined): gateway.HttpRoute {
    if (integration === undefined) throw new Error(`${keyOf(route)}: not in cdk/permissions.ts`);
    const made = new gateway.HttpRoute(this, keyOf(route), {
      httpApi: this,
      routeKey: gateway.HttpRouteKey.with(route.path, gateway.HttpMethod[route.method]),
      integration,
      ...(route.access === 'client' && { authorizer: new HttpIamAuthorizer() }),
    });
    if (route.access === 'carrier') {
      Validations.of(made).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'A carrier cannot sign with IAM. The path holds a random key, and the function compares it and the account.',
      });
    }
    return made;
  }

  #addStage(settings: Settings): gateway.HttpStage {
    const stage = new gateway.HttpStage(this, 'Stage', {
      httpApi: this,
      autoDeploy: true,
      throttle: { rateLimit: settings.apiRequestsPerSecond, burstLimit: settings.apiBurst },
      accessLogSettings: {
        destination: new gateway.LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: settings.logRetentionDays,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    // CDK's stage knows one throttle for all routes only.
    (stage.node.defaultChild as gateway.CfnStage).routeSettings = transferThrottles(settings);
    return stage;
  }
}

/** People who manage masks must never slow down people who call. */
const transferThrottles = ({ transferRequestsPerSecond, transferBurst }: Settings) =>
  Object.fromEntries(
    ROUTES.filter(({ access }) => access === 'carrier').map((route) => [
      keyOf(route),
      { ThrottlingRateLimit: transferRequestsPerSecond, ThrottlingBurstLimit: transferBurst },
    ]),
  );
