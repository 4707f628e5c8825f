// What is posted while the page is open, such as the question of the day.
const room = document.getElementById('room');
const board = document.getElementById('board');
let events;

function listen() {
  events?.close();
  const query = new URLSearchParams({ tab: room.dataset.tab, after: room.dataset.posts });
  events = new EventSource(`${room.dataset.base}/events?${query}`);
  events.addEventListener('message', ({ data, lastEventId }) => {
    const template = document.createElement('template');
    template.innerHTML = data;
    const post = template.content.firstElementChild;
    room.dataset.posts = lastEventId;
    if (document.getElementById(post.id) !== null) return;
    board.prepend(post);
    board.hidden = false;
    document.getElementById('status').textContent = 'Something new is posted on this page.';
  });
}

// Who does not look at the page needs no connection, of which a browser has few; what comes meanwhile is told afterwards.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') listen();
  else events?.close();
});
// A page with an open connection is not kept for the way back.
addEventListener('pagehide', () => events?.close());
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) listen();
});
if (document.visibilityState === 'visible') listen();
