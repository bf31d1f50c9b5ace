// Warns two minutes before the session ends, and covers the page when it has. Nothing is stored.
const WARN = 13 * 60_000, END = 15 * 60_000, EMPTY = 30 * 60_000, OFTEN = 10_000
const idle = document.getElementById('idle'), over = document.getElementById('over'), matter = document.getElementById('matter')
let since = Date.now()

async function stay() {
  const fields = new URLSearchParams(new FormData(idle.querySelector('form')))
  const answer = await fetch('/console/stay', { method: 'POST', redirect: 'manual', body: fields })
  if (answer.status !== 204) return cover()
  since = Date.now()
  idle.close()
}

function cover() {
  if (idle.open) idle.close()
  matter.hidden = true
  if (!over.open) over.showModal()
}

/** The same person has signed in again, in another tab: what was written goes on with a token of the new session. */
async function uncover() {
  const answer = await fetch('/console/token', { redirect: 'manual' })
  if (answer.status !== 200) return
  const session = await answer.json()
  if (session.account !== over.dataset.account) return location.replace('/console/')
  for (const field of document.querySelectorAll('input[name=_csrf]')) field.value = session.token
  since = Date.now()
  over.close()
  matter.hidden = false
}

function look() {
  const rest = Date.now() - since
  if (rest >= EMPTY) location.replace('/signin')
  else if (rest >= END) cover()
  else if (rest >= WARN && !idle.open) idle.showModal()
}

if (idle && over) {
  const tabs = new BroadcastChannel('session')
  tabs.onmessage = () => { cover(); matter.replaceChildren(); setTimeout(() => location.replace('/signin'), 1000) }
  idle.querySelector('form').addEventListener('submit', event => { event.preventDefault(); stay() })
  over.querySelector('button').addEventListener('click', uncover)
  over.addEventListener('cancel', event => event.preventDefault())
  document.querySelector('form[action="/signout"]').addEventListener('submit', () => tabs.postMessage('over'))
  document.addEventListener('visibilitychange', look)
  window.addEventListener('pageshow', event => { if (event.persisted) location.reload() })
  setInterval(look, OFTEN)
}
// An answer is not that of a text which was changed since.
document.getElementById('text')?.addEventListener('input', () => {
  const answer = document.getElementById('answer')
  answer?.classList.add('stale')
  if (answer) document.getElementById('changed').hidden = false
})
document.querySelector('[autofocus]')?.focus()
