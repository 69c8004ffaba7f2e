// Shoelace within components of Lit: fields that lie two open shadow roots deep.
import { LitElement, html } from 'lit';
import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/card/card.js';
import '@shoelace-style/shoelace/dist/components/dialog/dialog.js';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import theme from '@shoelace-style/shoelace/dist/themes/light.css';
import { hold, kind, REGIONS, TITLE, wear } from './connection.js';

wear(theme);

customElements.define('connection-page', class extends LitElement {
  state = { url: '', region: '', apiKey: '' };
  other = { url: '', apiKey: '' };

  constructor() {
    super();
    this.lay();
  }

  lay() {
    hold(kind === 'beside' ? { ...this.state, other: this.other } : this.state);
  }

  /** What a component says of its value goes into the state, and from there only. */
  taking = (name, state = this.state) => ({ target }) => {
    state[name] = target.value;
    this.lay();
    this.requestUpdate();
  };

  url = () => html`<sl-input label="Tenant URL" type="url" .value=${this.state.url} @sl-input=${this.taking('url')}></sl-input>`;

  prefixed = () => html`
    <sl-input label="Tenant URL" .value=${this.state.url} @sl-input=${this.taking('url')}><span slot="prefix">https://</span></sl-input>`;

  key = () => html`<sl-input label="API key" type="password" password-toggle .value=${this.state.apiKey} @sl-input=${this.taking('apiKey')}></sl-input>`;

  region = () => html`
    <sl-select label="Region" placeholder="Select a region" .value=${this.state.region} @sl-change=${this.taking('region')}>
      ${REGIONS.map(({ value, label }) => html`<sl-option value=${value}>${label}</sl-option>`)}
    </sl-select>`;

  save = () => html`<sl-button variant="primary">Save</sl-button>`;

  list = () => html`<form>${this.url()}${this.region()}${this.key()}${this.save()}</form>`;

  prefix = () => html`<form>${this.prefixed()}${this.key()}${this.save()}</form>`;

  dialog = () => html`<sl-dialog open label="Add a Qlik Cloud connection">${this.url()}${this.region()}${this.key()}<sl-button slot="footer">Connect</sl-button></sl-dialog>`;

  /** Ours is the first of the two. */
  beside = () => html`
    <sl-card><strong slot="header">Qlik Cloud</strong>${this.url()}${this.key()}${this.save()}</sl-card>
    <sl-card><strong slot="header">Zendesk</strong>
      <sl-input label="Subdomain URL" .value=${this.other.url} @sl-input=${this.taking('url', this.other)}></sl-input>
      <sl-input label="API key" type="password" .value=${this.other.apiKey} @sl-input=${this.taking('apiKey', this.other)}></sl-input>
      ${this.save()}
    </sl-card>`;

  render() {
    return html`<h1>${TITLE}</h1>${this[kind]()}`;
  }
});

document.getElementById('app').append(document.createElement('connection-page'));
