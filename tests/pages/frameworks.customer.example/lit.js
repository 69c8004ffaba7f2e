// Web components with open shadow roots, one within another.
import { LitElement, html } from 'lit';
import { REGIONS, connect } from './connect.js';

customElements.define('text-field', class extends LitElement {
  static properties = { label: {}, type: {}, value: {} };

  constructor() {
    super();
    this.value = '';
    this.type = 'text';
  }

  render() {
    const take = (event) => { this.value = event.target.value; };
    return html`<label for="field">${this.label}</label><input id="field" type=${this.type} .value=${this.value} @input=${take}>`;
  }
});

customElements.define('choice-field', class extends LitElement {
  static properties = { label: {}, value: {} };

  render() {
    const take = (event) => { this.value = event.target.value; };
    const option = ([value, name]) => html`<option value=${value}>${name}</option>`;
    return html`<slot></slot><select aria-label=${this.label} @change=${take}><option value="">Choose</option>${Object.entries(REGIONS).map(option)}</select>`;
  }
});

customElements.define('qlik-form', class extends LitElement {
  render() {
    const of = (id) => this.renderRoot.getElementById(id).value;
    const sent = () => connect({ tenant: of('tenant'), region: of('region'), key: of('key') });
    return html`
      <p><text-field id="tenant" label="Tenant Name"></text-field></p>
      <p><choice-field id="region" label="Region"><span>Where it is</span></choice-field></p>
      <p><text-field id="key" label="API Key" type="password"></text-field></p>
      <button @click=${sent}>Connect</button>`;
  }
});

document.getElementById('app').append(document.createElement('qlik-form'));
