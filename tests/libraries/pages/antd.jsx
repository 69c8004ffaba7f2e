// Ant Design: forms laid out vertically, whose fields are bound by the names of the form's items.
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Button, Card, Form, Input, Modal, Select, Space, Steps, Typography } from 'antd';
import { ENTERED, hold, kind, REGIONS, TITLE } from './connection.js';

const QLIK_ADDRESS = { pattern: /^https:\/\/[\w.-]+\.qlikcloud\.com\/?$/, message: 'This is no address of Qlik Cloud.' };

/** A form whose values are laid open, with the errors that it shows. */
function Connection({ children, initial = { url: '', region: '', apiKey: '' }, ...more }) {
  const [form] = Form.useForm();
  const lay = () => hold({
    ...form.getFieldsValue(true),
    errors: form.getFieldsError().flatMap(({ errors }) => errors),
  });
  useEffect(lay);
  return (
    <Form form={form} layout="vertical" initialValues={initial} onFieldsChange={lay} {...more}>
      {children}
    </Form>
  );
}

const url = { name: 'url', label: 'Tenant URL' };
const Region = () => (
  <Form.Item name="region" label="Region" rules={[{ required: true }]}>
    <Select options={REGIONS} placeholder="Select a region" />
  </Form.Item>
);
const Key = () => <Form.Item name="apiKey" label="API key" rules={[{ required: true }]}><Input.Password /></Form.Item>;
const Save = () => <Button type="primary" htmlType="submit">Save</Button>;

const Page = ({ children }) => <><Typography.Title>{TITLE}</Typography.Title>{children}</>;

function List() {
  return (
    <Page>
      <Connection>
        <Form.Item {...url} rules={[{ required: true }]}><Input placeholder="https://your-tenant.us.qlikcloud.com" /></Form.Item>
        <Region /><Key /><Save />
      </Connection>
    </Page>
  );
}

function Blur() {
  return (
    <Page>
      <Connection validateTrigger="onBlur">
        <Form.Item {...url} rules={[{ required: true }, QLIK_ADDRESS]}><Input /></Form.Item>
        <Key /><Save />
      </Connection>
    </Page>
  );
}

function Prefix() {
  return (
    <Page>
      <Connection>
        <Form.Item {...url}><Input addonBefore="https://" /></Form.Item>
        <Key /><Save />
      </Connection>
    </Page>
  );
}

function Dialog() {
  return (
    <Page>
      <p>Nothing is connected yet.</p>
      <Modal open title="Add a Qlik Cloud connection" okText="Connect">
        <Connection><Form.Item {...url}><Input /></Form.Item><Region /><Key /></Connection>
      </Modal>
    </Page>
  );
}

function Stepper() {
  return (
    <Page>
      <Card title="Connect Qlik Cloud">
        <Steps current={2} items={[{ title: 'Tenant' }, { title: 'Region' }, { title: 'API key' }]} />
        <Connection initial={ENTERED}><Key /><Space><Button>Back</Button><Save /></Space></Connection>
      </Card>
    </Page>
  );
}

function Other() {
  return (
    <Page>
      <Card title="Qlik Cloud account">Connected to acme-corp.us.qlikcloud.com</Card>
      <Modal open title="Snowflake account" okText="Connect">
        <Connection>
          <Form.Item name="url" label="Account URL"><Input /></Form.Item><Region /><Key />
        </Connection>
      </Modal>
    </Page>
  );
}

const App = { list: List, blur: Blur, prefix: Prefix, dialog: Dialog, stepper: Stepper, other: Other }[kind];
createRoot(document.getElementById('app')).render(<App />);
