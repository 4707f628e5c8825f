// A button that copies code. Without this script code is copied as any text is.
const said = document.createElement('p');
said.className = 'sr-only';
said.setAttribute('role', 'status');
document.body.append(said);

for (const code of document.querySelectorAll('.code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button quiet copy no-print';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    const done = await copy(code.querySelector('code').textContent);
    said.textContent = done ? 'Copied.' : 'It could not be copied.';
    button.textContent = done ? 'Copied' : 'Not copied';
    setTimeout(() => {
      button.textContent = 'Copy';
      said.textContent = '';
    }, 2000);
  });
  code.append(button);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page that is not reached over TLS has no clipboard of that kind.
    return copyFromField(text);
  }
}

function copyFromField(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'sr-only';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
