// Puts npm's telegram-test-api on a port, mends the replies that no Bot API client can read, asks one question as a
// user, prints what that user sees in the end as one line of JSON, and leaves. Arguments: token, question, text to wait for.
const http = require('http');
const TelegramServer = require('telegram-test-api');

const [token, question, expected] = process.argv.slice(2);
setTimeout(() => process.exit(3), 60000);

// Dates come in milliseconds, users lack is_bot, edits reply with null.
function mend(value) {
  if (Array.isArray(value)) return value.map(mend);
  if (value === null || typeof value !== 'object') return value;
  const mended = {};
  for (const [key, inner] of Object.entries(value)) {
    mended[key] = key === 'date' && inner > 1e11 ? Math.floor(inner / 1000) : mend(inner);
  }
  if ('first_name' in mended && !('type' in mended) && !('is_bot' in mended)) mended.is_bot = 'username' in mended && mended.id === 666;
  return mended;
}

function proxy(port) {
  return http.createServer((request, reply) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const to = { host: '127.0.0.1', port, path: request.url, method: request.method, headers: request.headers };
      const forwarded = http.request(to, (answer) => {
        let text = '';
        answer.on('data', (chunk) => { text += chunk; });
        answer.on('end', () => {
          let json;
          try { json = JSON.parse(text); } catch (e) { json = {}; }
          if (!('ok' in json)) json = { ok: false, error_code: 400, description: 'Bad Request: not emulated' };
          if (json.ok && json.result === null) json.result = true;
          reply.writeHead(json.ok ? 200 : 400, { 'Content-Type': 'application/json' });
          reply.end(JSON.stringify(mend(json)));
        });
      });
      forwarded.on('error', () => reply.destroy());
      forwarded.end(Buffer.concat(chunks));
    });
  });
}

async function main() {
  const inner = 20000 + Math.floor(Math.random() * 20000);
  const server = new TelegramServer({ port: inner, host: '127.0.0.1' });
  await server.start();
  const front = proxy(inner);
  await new Promise((resolve) => front.listen(0, '127.0.0.1', resolve));
  console.log(front.address().port);
  const client = server.getClient(token, { timeout: 30000 });
  await client.sendMessage(client.makeMessage(question));
  for (;;) {
    const seen = JSON.stringify(await client.getUpdatesHistory());
    if (seen.includes(expected)) {
      console.log(seen);
      process.exit(0);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

main().catch((e) => { console.error(e); process.exit(2); });
