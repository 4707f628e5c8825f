import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNote } from '../../src/corpus/parse-note.ts';
import { notePath } from '../../src/pages/note-path.ts';
import { readerRoutes } from '../../src/reader/reader-routes.ts';
import { renderNote } from '../../src/reader/render-note.ts';
import { readNotes } from './read-notes.ts';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

describe('a note', () => {
  it.each([
    'a.md',
    'Ordner (ä)/Notiz #1 100%.md',
    'a b/c?d&e.txt',
    'x/y/z.mdx',
    '日本/語.markdown',
    "it's [x]/q+r=.md",
  ])('%s is found by its path', async (path) => {
    const { get } = await readNotes({ [path]: 'Some text.' });
    const reply = await get(notePath('', { path }));
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain('<p>Some text.</p>');
  });

  it('shows what is known of it', async () => {
    const { html } = await readNotes({
      'a.md':
        '---\ntitle: Pods & co\naliases: [Pod]\ntags: [k8s]\nverified: 2026-11-01\nsources: [https://example.com/a, A book]\n---\nText.',
    });
    const page = await html('/notes/a.md');
    expect(page).toContain('<h1>Pods &amp; co</h1>');
    expect(page).toContain('<time datetime="2026-11-01">1 November 2026</time>');
    expect(page).toContain('Also called Pod');
    expect(page).toContain('href="/notes?filter=%23k8s"');
    expect(page).toContain('<a href="https://example.com/a" rel="noopener noreferrer nofollow">example.com/a</a>');
    expect(page).toContain('<li>A book</li>');
    expect(page).not.toContain('verified:');
  });

  it('does not repeat its title, nor leave out levels of headings', async () => {
    const { prose, html } = await readNotes({
      'a.md': '# Pods\n\nText.\n\n### Limits\n\nx\n\n### More\n\ny\n\n###### Deep\n\nz',
    });
    expect(await html('/notes/a.md')).toContain('<h1 id="pods">Pods</h1>');
    const text = await prose('/notes/a.md');
    expect([...text.matchAll(/<(h\d) id="([^"]+)"/g)].map(([, tag, id]) => [tag, id])).toEqual([
      ['h2', 'limits'],
      ['h2', 'more'],
      ['h3', 'deep'],
    ]);
  });

  it('has an outline where there is something to look over', async () => {
    const { html } = await readNotes({
      'a.md': '## A\n\nx\n\n## B\n\nx\n\n## C <\n\nx\n\n## D\n\nx',
      'b.md': '## A\n\nx',
    });
    expect(await html('/notes/a.md')).toContain('<li class="level-2"><a href="#c-">C &lt;</a></li>');
    expect(await html('/notes/b.md')).not.toContain('On this page');
  });

  it('leads to other notes and their sections', async () => {
    const { prose } = await readNotes(
      {
        'k8s/a.md':
          '[[b]] [[B|beta]] [[b#Big limits|limits]] [[#Own]] [rel](../b.md#big-limits) [no ending](../b) [up](../../etc/passwd) [[nowhere]]\n\n## Own\n\nx',
        'b.md': 'Text.\n\n## Big limits\n\nx',
      },
      { basePath: '/ships' },
    );
    const text = await prose('/notes/k8s/a.md');
    expect(text).toContain(
      '<a href="/ships/notes/b.md">b</a> <a href="/ships/notes/b.md">beta</a> <a href="/ships/notes/b.md#big-limits">limits</a> ' +
        '<a href="#own">Own</a> <a href="/ships/notes/b.md#big-limits">rel</a> <a href="/ships/notes/b.md">no ending</a> up nowhere',
    );
  });

  it('leaves out comments, and the answers of quizzes', async () => {
    const { prose } = await readNotes({
      'a.md':
        'Shown. %%hidden one%% Also.\n\n%%\nhidden two\n\n- hidden three\n%%\n\n```quiz\n- question: Q?\n  answer: SECRET\n```\n\n```yaml\nkind: Pod\n```',
    });
    const text = await prose('/notes/a.md');
    expect(text).toContain('Shown.  Also.');
    expect(text).not.toMatch(/hidden (?:one|two|three)|SECRET/);
    expect(text).toContain('<a href="/quiz">Take the quiz</a>');
    expect(text).toContain('kind: Pod');
  });

  it('shows what Obsidian and HTML have beside Markdown', async () => {
    const { prose } = await readNotes({
      'a.md':
        'A ==bright== day, <kbd>Ctrl</kbd>, <my-name>, a<br>b, H<sub>2</sub>O. ^block\n\n> [!warning] Mind *this*\n> Text.\n\n![[b]]',
      'b.md': 'x',
    });
    const text = await prose('/notes/a.md');
    expect(text).toContain(
      '<p id="^block">A <mark>bright</mark> day, <kbd>Ctrl</kbd>, &#x3C;my-name>, a<br>\nb, H<sub>2</sub>O.</p>',
    );
    expect(text).toContain(
      '<div class="callout callout-warn"><p class="callout-title">Mind <em>this</em></p><p>Text.</p></div>',
    );
    expect(text).toContain('<a href="/notes/b.md">↪ b</a>');
  });

  it('keeps nothing of its HTML that could act', async () => {
    const { prose } = await readNotes({
      'a.md':
        '<div onclick="x()"><script>alert(1)</script>text<img src="https://example.com/x.png" onerror=x()></div>\n\n' +
        'a <b onclick="x()">b</b> <a href="javascript:x()">c</a> [d](javascript:x()) [[javascript:x()]] <img src=x onerror=x()>\n\n' +
        '> [!"><script>] x\n\n![e](javascript:x()) ![[javascript:x().png]]',
    });
    const text = await prose('/notes/a.md');
    expect(text).toContain('text');
    expect(text).not.toMatch(/<script|<img|onclick|onerror|href="(?!\/|#)|example\.com\/x\.png"/);
  });

  it('shows footnotes that nothing refers to where they stand', async () => {
    const { prose } = await readNotes({ 'a.md': 'Text[^1].\n\n[^1]: Used.\n\n[^1]: Second.\n\n[^2]: Lonely [^2].' });
    const [text = '', footnotes = ''] = (await prose('/notes/a.md?lines=5-5')).split('<section');
    expect(text).toContain('Second.');
    expect(text).toContain('Lonely');
    expect(text).toContain('id="cited"');
    expect(footnotes).toContain('Used.');
  });

  it('says when its file has changed since answers were made of it', async () => {
    const { root, html, readAgain } = await readNotes({ 'a.md': 'Old text.' });
    expect(await html('/notes/a.md')).not.toContain('has changed');
    await writeFile(join(root, 'a.md'), 'New text, and more.');
    const changed = await html('/notes/a.md?lines=1-1');
    expect(changed).toContain('has changed');
    expect(changed).toContain('New text');
    await readAgain();
    expect(await html('/notes/a.md')).not.toContain('has changed');
    // What cannot be read any more is answered from as it was.
    await writeFile(join(root, 'a.md'), '---\na: [\n---\nBroken text.');
    await readAgain();
    expect(await html('/notes/a.md')).toContain('has changed');
  });
});

it.each(['docker/docker-networks.md', 'kubernetes/pod.md', 'aws/ecs.md'])(
  'has the anchors of citations: %s',
  async (path) => {
    const text = await readFile(join('corpus', path), 'utf8');
    const { note } = parseNote(path, text);
    expect(note.chunks.length).toBeGreaterThan(3);
    const ways = { quizPath: '/quiz', link: () => undefined, image: () => undefined };
    const { html, title } = renderNote({ ...note, text, note, lines: [], ...ways });
    for (const { anchor } of note.chunks) {
      expect(anchor === '' || anchor === title?.id || html.includes(` id="${anchor}"`), anchor).toBe(true);
    }
    const { startLine, endLine } = note.chunks.at(-1) ?? { startLine: 0, endLine: 0 };
    expect(renderNote({ ...note, text, note, lines: [{ startLine, endLine }], ...ways }).isMarked).toBe(true);
  },
);

describe('what is no note', () => {
  it.each([
    '/notes/nothing.md',
    '/notes/..%2f..%2fetc%2fpasswd',
    '/notes/%2e%2e/%2e%2e/etc/passwd',
    '/notes/.hidden.md',
    '/notes/%E0%A4%A',
    '/notes/a.md%00.png',
    '/notes/secret.json',
    '/notes/constructor',
    '/notes/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  ])('%s is not there', async (path) => {
    const { get } = await readNotes({ 'a.md': 'x', '.hidden.md': 'SECRET', 'secret.json': 'SECRET' });
    const reply = await get(path);
    expect(reply.status).toBe(404);
    expect(await reply.text()).not.toMatch(/SECRET|root:|<script>alert/);
  });

  it('leads to notes of a name like it', async () => {
    const { html } = await readNotes({ 'k8s/pod-limits.md': '# Pod limits\n\nx' });
    expect(await html('/notes/pod-limit.md')).toContain('<a href="/notes/k8s/pod-limits.md">Pod limits</a>');
    expect(await html('/notes/elsewhere/Pod%20Limits')).toContain('/notes/k8s/pod-limits.md');
    expect(await html('/notes/limits-of-pods.md')).toContain('/notes/k8s/pod-limits.md');
    expect(await html('/notes/volumes.md')).toContain('none of a name like it');
    // By its beginning, however much stands behind it.
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const behind = letters.flatMap((one) => letters.map((other) => one + other)).join('');
    expect(await html(`/notes/${'pod-limits'.repeat(9)}${behind}`)).toContain('/notes/k8s/pod-limits.md');
  });

  it('leads to the list where it is a folder', async () => {
    const { get } = await readNotes({ 'k8s/a b/pod.md': 'x' }, { basePath: '/ships' });
    const reply = await get('/notes/k8s/a%20b/');
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/ships/notes?filter=k8s%2Fa%20b%2F']);
    expect((await get('/notes/')).headers.get('location')).toBe('/ships/notes');
  });
});

describe('images', () => {
  it('in the folder are shown, wherever they stand', async () => {
    const { prose, get } = await readNotes({
      'k8s/a.md':
        '![A map](../img/Map%20one.png) ![[map one.png]] ![[img/Map one.png]] ![[gone.png]] ![far](https://example.com/a.png)',
      'img/Map one.png': png,
    });
    const text = await prose('/notes/k8s/a.md');
    expect(text.match(/<img src="\/files\/img\/Map%20one\.png"/g)).toHaveLength(3);
    expect(text).toContain('<span class="missing">Image: gone.png</span>');
    expect(text).toContain('<span class="missing">Image: far</span>');
    const reply = await get('/files/img/Map%20one.png');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(png);
  });

  it('that are added later are found a little later', async () => {
    const { root, prose, later } = await readNotes({ 'a.md': '![[new.png]]' });
    expect(await prose('/notes/a.md')).toContain('missing');
    await writeFile(join(root, 'new.png'), png);
    later(10_000);
    expect(await prose('/notes/a.md')).toContain('/files/new.png');
  });

  it('may be links, as those of a Kubernetes volume are', async () => {
    const { root, get, later } = await readNotes({ 'a.md': 'x', '..2026_11_22/map.png': png });
    await symlink('..2026_11_22', join(root, '..data'));
    await symlink('..data/map.png', join(root, 'map.png'));
    later(10_000);
    expect((await get('/files/map.png')).status).toBe(200);
  });

  it('are the only files that are served', async () => {
    const { root, get } = await readNotes({
      ...{ 'a.md': 'x', '.stevedoreignore': 'private/\n', '.git/x.png': png, 'private/x.png': png },
      ...{ 'page.html': '<script>', 'a.svg': '<svg onload="x()"/>', 'x.png.txt': 'note' },
    });
    const outside = await readNotes({ 'b.md': 'x', 'secret.png': png });
    await symlink(join(outside.root, 'secret.png'), join(root, 'leads-out.png'));
    await symlink(outside.root, join(root, 'folder-out'));
    await symlink(join(root, 'gone.png'), join(root, 'dangling.png'));
    await symlink(join(root, '.git/x.png'), join(root, 'to-hidden.png'));
    await symlink(join(root, 'private/x.png'), join(root, 'to-ignored.png'));
    await symlink(join(root, 'page.html'), join(root, 'to-page.png'));
    const refused = [
      ...['to-hidden.png', 'to-ignored.png', 'to-page.png'],
      ...['a.md', '.git/x.png', 'private/x.png', 'page.html', 'x.png.txt', '.stevedoreignore', 'leads-out.png'],
      ...['folder-out/secret.png', 'dangling.png', '..%2fsecret.png', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '', 'a.svg/'],
    ];
    for (const path of refused) expect((await get(`/files/${path}`)).status, path).toBe(404);
    const svg = await get('/files/a.svg');
    // Shown in pages as an image, in which nothing runs; opened by itself it is saved.
    expect(svg.headers.get('content-disposition')).toBe('attachment');
  });
});

describe('the list of sources', () => {
  const files = {
    'zebra.md': '# Zebra\n\nx',
    'k8s/pods.md': '---\naliases: [Pod]\ntags: [core]\nverified: 2026-01-02\n---\n# Pods & co\n\nx\n\n## Limits\n\ny',
    'k8s/services.md': '# Services\n\nx',
  };

  it('names all notes by folder', async () => {
    const { html } = await readNotes(files);
    const page = await html('/notes');
    expect(
      [...page.matchAll(/<h2>([^<]*)<|<a href="\/notes\/([^"]*)"/g)].map(([, folder, path]) => folder ?? path),
    ).toEqual([...['No folder', 'zebra.md', 'k8s', 'k8s/pods.md', 'k8s/services.md']]);
    expect(page).toContain('Pods &amp; co');
    expect(page).toContain('2 sections · checked on 2 January 2026');
    expect(page).toContain('3 notes.');
  });

  it.each([
    ['POD', ['k8s/pods.md']],
    ['k8s/', ['k8s/pods.md', 'k8s/services.md']],
    ['#core', ['k8s/pods.md']],
    ['k8s serv', ['k8s/services.md']],
    ['"><script>', []],
  ])('filtered by %s', async (filter, paths) => {
    const { html } = await readNotes(files);
    const page = await html(`/notes?filter=${encodeURIComponent(filter)}`);
    expect([...page.matchAll(/<a href="\/notes\/([^"]*)"/g)].map(([, path]) => path)).toEqual(paths);
    expect(page).toContain(`${paths.length} of 3 notes`);
    expect(page).not.toContain('<script>');
  });
});

it('asks for patience until the notes have been read', async () => {
  const app = readerRoutes({ basePath: '', notes: () => undefined, isOperator: () => false, now: () => 0 });
  for (const path of ['/notes', '/notes/a.md']) expect((await app.request(path)).status).toBe(503);
  expect((await app.request('/files/a.png')).status).toBe(404);
});
