import { describe, expect, test } from '@jest/globals';
import type { Answer, Json } from '../harness.ts';
import { BOUGHT, makeHarness, makeOwning, on, PERSON, pathOf, resultOf, tropo } from '../harness.ts';

const launching = async (answers: readonly Answer[], channel = 'voice') => {
  const harness = await makeOwning(answers);
  const { json } = await harness.send('POST', '/v1/applications/123456/addresses', {
    type: 'token',
    channel,
  });
  const token = String(json['href']).replace(/.*\//, '');
  const finished = async () => {
    const [id] = harness.posts.map(({ body }) => (body['session'] as Json | undefined)?.['id']);
    return (await harness.ask('GET', `/simulator/sessions/${id}`)).json;
  };
  return { ...harness, token, finished };
};

describe('launching a session', () => {
  test('JSON is answered in JSON, with a line end after the id', async () => {
    const { send, token, posts, finished } = await launching([tropo()]);
    const answer = await send('POST', '/1.0/sessions', { token, myNum: 4075551212 });
    expect(answer.json).toEqual({ success: true, token, id: expect.stringMatching(/^[0-9a-f]{32}\r\n$/) });
    await finished();
    expect(posts[0]?.body).toEqual({
      session: {
        id: String(answer.json['id']).trim(),
        accountId: '100200',
        timestamp: '2026-11-20T12:00:00.000Z',
        userType: 'NONE',
        initialText: null,
        callId: null,
        parameters: { token, myNum: '4075551212' },
      },
    });
  });

  test('a setting removes the line end after the id', async () => {
    const { send, token } = await launching([tropo()]);
    await send('POST', '/simulator/settings', { crlfInSessionId: false });
    expect((await send('POST', '/1.0/sessions', { token })).json['id']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('GET is answered in XML', async () => {
    const { ask, token, posts, finished } = await launching([tropo()]);
    const answer = await ask('GET', `/1.0/sessions?action=create&token=${token}&a=b`);
    expect(answer.text).toMatch(
      new RegExp(`^<session><success>true</success><token>${token}</token><id>[0-9a-f]{32}</id></session>$`),
    );
    await finished();
    expect(posts[0]?.body).toMatchObject({ session: { parameters: { action: 'create', token, a: 'b' } } });
  });

  test('GET is answered in JSON when Accept asks for it', async () => {
    const { ask, token } = await launching([tropo()]);
    const headers = { accept: 'application/json' };
    expect(
      (await ask('GET', `/1.0/sessions?action=create&token=${token}`, { headers })).json['success'],
    ).toBe(true);
  });

  test('a form is answered in a form', async () => {
    const { form, token } = await launching([tropo()]);
    const answer = await form('POST', '/1.0/sessions', { token, a: 'b' });
    expect(answer.text).toMatch(new RegExp(`^success=true&token=${token}&id=[0-9a-f]{32}$`));
  });

  test('variables can come in XML', async () => {
    const { xml, token, posts, finished } = await launching([tropo()]);
    const body = `<session><token>${token}</token><var name="a" value="b"/><var name="c" value="d"></var></session>`;
    expect((await xml('POST', '/1.0/sessions', body)).text).toContain('<success>true</success>');
    await finished();
    expect(posts[0]?.body).toMatchObject({ session: { parameters: { token, a: 'b', c: 'd' } } });
  });

  test('a launch needs no credentials but its token', async () => {
    const { ask, token } = await launching([tropo()]);
    const headers = { authorization: '' };
    const answer = await ask('GET', `/1.0/sessions?action=create&token=${token}`, { headers });
    expect(answer.text).toContain('<success>true</success>');
  });

  test('a messaging token launches a session at the messaging URL', async () => {
    const { send, token, posts, finished } = await launching([tropo()], 'messaging');
    await send('PUT', '/v1/applications/123456', { messagingUrl: 'https://app.example.com/texts' });
    await send('POST', '/1.0/sessions', { token });
    await finished();
    expect(pathOf(posts[0])).toBe('/texts');
  });

  test.each(['token=nonsense', '', 'token='])('?%s fails in the words on record', async (query) => {
    const { ask } = makeHarness();
    const answer = await ask('GET', `/1.0/sessions?action=create&${query}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      '<session><success>false</success><token></token><reason>FAILED TO ROUTE TOKEN</reason></session>',
    );
  });

  test.each([
    ['application/json', '{', 'json'],
    ['application/xml', '<session>', 'xml'],
    ['application/xml', '<other/>', 'xml'],
    ['text/plain', 'x', 'x-www-form-urlencoded'],
  ])('an empty body of %s fails too: %s', async (contentType, body, format) => {
    const answer = await makeHarness().ask('POST', '/1.0/sessions', {
      body,
      headers: { 'content-type': contentType },
    });
    expect(answer.headers.get('content-type')).toBe(`application/${format}`);
    expect(answer.text).toContain('FAILED');
  });

  test('a setting gives a failed launch its status', async () => {
    const { send } = makeHarness();
    await send('POST', '/simulator/settings', { launchFailureStatus: 500 });
    const answer = await send('POST', '/1.0/sessions', { token: 'x' });
    expect(answer.status).toBe(500);
    expect(answer.json).toEqual({ success: false, token: '', reason: 'FAILED TO ROUTE TOKEN' });
  });

  test('a token of an application without a URL launches nothing', async () => {
    const { send } = makeHarness();
    await send('POST', '/v1/applications', { name: 'mute' });
    const { json } = await send('POST', '/v1/applications/123457/addresses', {
      type: 'token',
      channel: 'voice',
    });
    const token = String(json['href']).replace(/.*\//, '');
    expect((await send('POST', '/1.0/sessions', { token })).json['success']).toBe(false);
  });
});

describe('what a launched session does', () => {
  const launch = async (...answers: readonly Answer[]) => {
    const { send, token, posts, finished } = await launching(answers);
    await send('POST', '/1.0/sessions', { token });
    return { report: await finished(), posts };
  };

  test('call dials a person, and later verbs speak to that person', async () => {
    const { report, posts } = await launch(
      tropo(on('continue'), { call: { to: PERSON, from: BOUGHT, name: 'c' } }, { say: { value: 'Hello' } }),
      tropo({ hangup: null }),
    );
    expect(report).toMatchObject({ state: 'bridged', connectedTo: PERSON, callerIdShown: BOUGHT });
    expect(resultOf(posts[1])).toMatchObject({
      callId: expect.stringMatching(/^[0-9a-f]{32}$/),
      state: 'ANSWERED',
      actions: { name: 'c', disposition: 'SUCCESS' },
    });
    expect(resultOf(posts[1])).not.toHaveProperty('calledid');
  });

  test('message sends a text', async () => {
    const { report } = await launch(tropo({ message: { to: PERSON, from: BOUGHT, say: { value: 'Hi' } } }));
    expect(report['events']).toContainEqual(expect.objectContaining({ event: 'message-delivered' }));
  });

  test.each<Json>([
    { say: { value: 'x' } },
    { transfer: { to: PERSON } },
    { reject: null },
    { ask: { choices: { value: '1' } } },
  ])('%j fails without a call', async (step) => {
    const { posts } = await launch(tropo(on('error'), step), tropo());
    expect(resultOf(posts[1])['error']).toContain('needs a call');
  });

  test('a person who cannot be reached makes the call incomplete', async () => {
    const { posts, report } = await launch(
      tropo(on('incomplete'), { call: { to: 'nobody', name: 'c' } }),
      tropo(),
    );
    expect(resultOf(posts[1])).toMatchObject({ state: 'FAILED', actions: { disposition: 'FAILED' } });
    expect(report['state']).toBe('hung-up');
  });
});

describe('signals', () => {
  /** A text session that waits for an answer. */
  const waiting = async () => {
    const question = { choices: { value: '[ANY]' }, name: 'text', allowSignals: 'quit' };
    const harness = await makeOwning([tropo({ ask: question }, { ask: question }), tropo({ hangup: null })]);
    const { json } = await harness.send('POST', '/simulator/texts', { to: BOUGHT, text: 'Hi' });
    return { ...harness, id: String(json['id']) };
  };

  test('a signal to a session that runs is queued', async () => {
    const { send, form, ask, xml, id } = await waiting();
    const path = `/1.0/sessions/${id}/signals`;
    expect((await send('POST', path, { signal: 'exit' })).json).toEqual({ status: 'QUEUED' });
    expect((await form('POST', path, { signal: 'exit' })).text).toBe('status=QUEUED');
    expect((await xml('POST', path, '<signal>exit</signal>')).text).toBe(
      '<signal><status>QUEUED</status></signal>',
    );
    expect((await ask('GET', `${path}?action=signal&value=exit`)).text).toBe(
      '<signal><status>QUEUED</status></signal>',
    );
  });

  test('a line end after the id is ignored', async () => {
    const { send, id } = await waiting();
    const answer = await send('POST', `/1.0/sessions/${id}%0D%0A/signals`, { signal: 'exit' });
    expect(answer.json).toEqual({ status: 'QUEUED' });
  });

  test.each(['exit', ''])(
    'a signal to an unknown session, or without a name, is not queued (%j)',
    async (signal) => {
      const answer = await makeHarness().send('POST', '/1.0/sessions/abc/signals', { signal });
      expect(answer).toMatchObject({ status: 200, json: { status: 'NOTFOUND' } });
    },
  );

  test('a signal without a name is not queued, even while the session runs', async () => {
    const { send, id } = await waiting();
    expect((await send('POST', `/1.0/sessions/${id}/signals`, {})).json).toEqual({ status: 'NOTFOUND' });
  });

  test('a signal to a session that is over is answered NOTFOUND in each format', async () => {
    const { send, form, ask, xml, call } = await makeOwning([tropo()]);
    const { id } = await call();
    const path = `/1.0/sessions/${id}/signals`;
    const answers = [
      await send('POST', path, { signal: 'exit' }),
      await form('POST', path, { signal: 'exit' }),
      await xml('POST', path, '<signal>exit</signal>'),
      await ask('GET', `${path}?action=signal&value=exit`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ text }) => text)).toEqual([
      '{"status":"NOTFOUND"}',
      'status=NOTFOUND',
      '<signal><status>NOTFOUND</status></signal>',
      '<signal><status>NOTFOUND</status></signal>',
    ]);
  });

  test('a session can be signalled while its application thinks, and not once it is over', async () => {
    const statuses: unknown[] = [];
    const signal = async (id: unknown) => {
      const answer = await harness.send('POST', `/1.0/sessions/${id}/signals`, { signal: 'exit' });
      statuses.push(answer.json['status']);
    };
    const slow: Answer = async ({ body }) => {
      await signal((body['session'] as Json)['id']);
      return Response.json(tropo({ wait: { milliseconds: 1000 } }, on('exit')));
    };
    const harness = await makeOwning([slow, tropo({ hangup: null })]);
    const { id } = await harness.call();
    await signal(id);
    expect(pathOf(harness.posts[1])).toBe('/exit');
    expect(statuses).toEqual(['QUEUED', 'NOTFOUND']);
  });

  test('a conversation that nothing has ended takes signals until it ends', async () => {
    const { send, ask } = await makeOwning([tropo({ say: { value: 'Thanks' } })]);
    const { json } = await send('POST', '/simulator/texts', { to: BOUGHT, text: 'Hi' });
    const signal = async () =>
      (await send('POST', `/1.0/sessions/${json['id']}/signals`, { signal: 'exit' })).json['status'];
    expect(await signal()).toBe('QUEUED');
    await ask('DELETE', '/simulator/texts');
    expect(await signal()).toBe('NOTFOUND');
  });
});

test.each([
  ['GET', '/1.0/nonsense', 404],
  ['PUT', '/1.0/sessions', 405],
])('%s %s answers %i', async (method, path, status) => {
  expect((await makeHarness().ask(method, path)).status).toBe(status);
});
