// Headless UI: fields whose labels belong to them by place, and lists that their users draw themselves.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  Button, Combobox, ComboboxButton, ComboboxInput, ComboboxOption, ComboboxOptions, Dialog, DialogPanel, DialogTitle, Field, Input, Label,
  Listbox, ListboxButton, ListboxOption, ListboxOptions,
} from '@headlessui/react';
import { kind, REGIONS, TITLE, wear } from './connection.js';
import { useHeld } from './use-held.js';

wear(`
  [data-headlessui-state] { margin: .5rem 0 }
  [role=dialog] { position: fixed; inset: 0; background: #0006; z-index: 1 }
  .panel { background: #fff; margin: 4rem auto; padding: 2rem; width: 24rem }
  [role=listbox] { background: #fff; border: 1px solid; z-index: 2 }
`);

const nameOf = (value) => REGIONS.find((region) => region.value === value)?.label;

function Text({ label, value, set, ...more }) {
  return (
    <Field>
      <Label>{label}</Label>
      <div><Input value={value} onChange={(event) => set(event.target.value)} {...more} /></div>
    </Field>
  );
}

function Listed({ value, set }) {
  return (
    <Field>
      <Label>Region</Label>
      <Listbox value={value} onChange={set}>
        <div><ListboxButton>{nameOf(value) ?? 'Select a region'}</ListboxButton></div>
        <ListboxOptions anchor="bottom">
          {REGIONS.map(({ value, label }) => <ListboxOption key={value} value={value}>{label}</ListboxOption>)}
        </ListboxOptions>
      </Listbox>
    </Field>
  );
}

function Searched({ value, set }) {
  const [query, ask] = useState('');
  const found = REGIONS.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
  return (
    <Field>
      <Label>Region</Label>
      <Combobox value={value} onChange={(value) => set(value ?? '')} onClose={() => ask('')}>
        <div>
          <ComboboxInput displayValue={(value) => nameOf(value) ?? ''} onChange={(event) => ask(event.target.value)} />
          <ComboboxButton aria-label="Show regions">▾</ComboboxButton>
        </div>
        <ComboboxOptions anchor="bottom">
          {found.map(({ value, label }) => <ComboboxOption key={value} value={value}>{label}</ComboboxOption>)}
        </ComboboxOptions>
      </Combobox>
    </Field>
  );
}

function Fields({ of: Region }) {
  const [state, set] = useHeld({ url: '', region: '', apiKey: '' });
  return (
    <>
      <Text label="Tenant URL" value={state.url} set={set('url')} />
      <Region value={state.region} set={set('region')} />
      <Text label="API key" type="password" autoComplete="off" value={state.apiKey} set={set('apiKey')} />
    </>
  );
}

const Page = ({ children }) => <><h1>{TITLE}</h1>{children}</>;
const List = () => <Page><form><Fields of={Listed} /><Button type="submit">Save</Button></form></Page>;
const Search = () => <Page><form><Fields of={Searched} /><Button type="submit">Save</Button></form></Page>;

const Asked = () => (
  <Page>
    <Dialog open onClose={() => {}}>
      <DialogPanel className="panel">
        <DialogTitle>Add a Qlik Cloud connection</DialogTitle>
        <Fields of={Listed} />
        <Button>Connect</Button>
      </DialogPanel>
    </Dialog>
  </Page>
);

const App = { list: List, search: Search, dialog: Asked }[kind];
createRoot(document.getElementById('app')).render(<App />);
