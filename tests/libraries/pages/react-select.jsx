// react-select beside inputs of the app's own, with its menu where its users have it: in place, or at the end of the page.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import Select from 'react-select';
import { kind, REGIONS, TITLE } from './connection.js';
import { useHeld } from './use-held.js';

function Region({ value, set, ...more }) {
  return (
    <p>
      <label htmlFor="region">Region</label>
      <Select
        inputId="region"
        options={REGIONS}
        value={REGIONS.find((region) => region.value === value) ?? null}
        onChange={(chosen) => set(chosen?.value ?? '')}
        {...more}
      />
    </p>
  );
}

function Text({ id, label, value, set, ...more }) {
  return (
    <p>
      <label htmlFor={id}>{label}</label><br />
      <input id={id} value={value} onChange={(event) => set(event.target.value)} {...more} />
    </p>
  );
}

function Fields({ region = {}, onKeyUp }) {
  const [state, set] = useHeld({ url: '', region: '', apiKey: '' });
  return (
    <>
      <Text id="url" label="Tenant URL" value={state.url} set={set('url')} onKeyUp={onKeyUp} />
      <Region value={state.region} set={set('region')} {...region} />
      <Text id="key" label="API key" type="password" value={state.apiKey} set={set('apiKey')} />
    </>
  );
}

const List = () => <main><h1>{TITLE}</h1><form><Fields /><button>Save</button></form></main>;

/** In a part of the page that cuts what it holds, so that the menu is drawn at the end of the page. */
const Dialog = () => (
  <main>
    <h1>{TITLE}</h1>
    <dialog open aria-labelledby="title" style={{ overflow: 'auto' }}>
      <h2 id="title">Add a Qlik Cloud connection</h2>
      <Fields region={{ menuPortalTarget: document.body, isSearchable: false }} />
      <button>Connect</button>
    </dialog>
  </main>
);

/** It believes that something was typed only where a key was pressed. */
function Keys() {
  const [state, set] = useHeld({ url: '', apiKey: '', isTyped: false });
  const [draft, write] = useState('');
  const take = (event) => { set('url')(event.target.value); set('isTyped')(true); };
  return (
    <main>
      <h1>{TITLE}</h1>
      <form>
        <Text id="url" label="Tenant URL" value={draft} set={write} onKeyUp={take} />
        <Text id="key" label="API key" type="password" value={state.apiKey} set={set('apiKey')} />
        <button disabled={!state.isTyped}>Save</button>
      </form>
    </main>
  );
}

const App = { list: List, dialog: Dialog, keys: Keys }[kind];
createRoot(document.getElementById('app')).render(<App />);
