// Controlled inputs: what React was not told of, it takes back.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { REGIONS, connect } from './connect.js';

function Field({ label, value, set, type = 'text' }) {
  const id = `field-${label.replaceAll(' ', '-')}`;
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <input id={id} type={type} value={value} onChange={(event) => set(event.target.value)} />
    </p>
  );
}

function App() {
  const [tenant, setTenant] = useState('');
  const [region, setRegion] = useState('');
  const [key, setKey] = useState('');
  const [code, setCode] = useState('');
  return (
    <form action={() => connect({ tenant, region, key })}>
      <Field label="Tenant Name" value={tenant} set={setTenant} />
      <p>
        <label htmlFor="region">Region</label>
        <select id="region" value={region} onChange={(event) => setRegion(event.target.value)}>
          <option value="">Choose</option>
          {Object.entries(REGIONS).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
        </select>
      </p>
      <Field label="API Key" type="password" value={key} set={setKey} />
      <Field label="Short code" value={code} set={(code) => setCode(code.slice(0, 3))} />
      <button>Connect</button>
    </form>
  );
}

createRoot(document.getElementById('app')).render(<App />);
