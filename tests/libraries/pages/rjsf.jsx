// @rjsf: forms made of a schema, with the theme of its core or that of Ant Design. Ids are made of the schema's names.
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import Core from '@rjsf/core';
import Antd from '@rjsf/antd';
import validator from '@rjsf/validator-ajv8';
import { hold, kind, REGIONS, TITLE } from './connection.js';

const QLIK = {
  title: 'Qlik Cloud connection',
  type: 'object',
  required: ['hostPort', 'token'],
  properties: {
    hostPort: { type: 'string', title: 'Tenant URL', description: 'The address of the tenant.' },
    region: { type: 'string', title: 'Region', enum: REGIONS.map(({ value }) => value) },
    token: { type: 'string', title: 'API key', format: 'password' },
  },
};
const OTHER = {
  title: 'Snowflake connection',
  type: 'object',
  properties: {
    hostPort: { type: 'string', title: 'Account URL' },
    token: { type: 'string', title: 'API key', format: 'password' },
  },
};
/** What the schema says nothing of: how a key is shown, and what the codes are called. */
const SHOWN = { token: { 'ui:widget': 'password' }, region: { 'ui:enumNames': REGIONS.map(({ label }) => label), 'ui:placeholder': 'Select a region' } };

/** A schema has names of its own; they are told by what they are for, as the other apps have them. */
const told = ({ hostPort: url = '', region = '', token: apiKey = '' } = {}) => ({ url, region, apiKey });

function Made({ by: Form, schema = QLIK, ...more }) {
  const [data, change] = useState();
  useEffect(() => hold(told(data)), [data]);
  return <Form schema={schema} uiSchema={SHOWN} validator={validator} formData={data} onChange={({ formData }) => change(formData)} {...more} />;
}

const KINDS = {
  schema: () => <Made by={Core} />,
  list: () => <Made by={Antd} />,
  other: () => <><h2>Qlik Cloud account</h2><p>Last used yesterday</p><Made by={Core} schema={OTHER} /></>,
};

const App = KINDS[kind];
createRoot(document.getElementById('app')).render(<><h1>{TITLE}</h1><App /></>);
