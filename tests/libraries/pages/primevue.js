// PrimeVue: labels that float over their fields, groups with a part before or after, and a dialog that takes the page.
// Its last release under the MIT licence: from version 5 on it wants a licence key.
import { computed, createApp, reactive, ref, watch } from 'vue/dist/vue.esm-bundler.js';
import Aura from '@primeuix/themes/aura';
import AutoComplete from 'primevue/autocomplete';
import Button from 'primevue/button';
import Card from 'primevue/card';
import PrimeVue from 'primevue/config';
import Dialog from 'primevue/dialog';
import FloatLabel from 'primevue/floatlabel';
import InputGroup from 'primevue/inputgroup';
import InputGroupAddon from 'primevue/inputgroupaddon';
import InputText from 'primevue/inputtext';
import Password from 'primevue/password';
import Select from 'primevue/select';
import { hold, kind, REGIONS, TITLE, wear } from './connection.js';

const URL = `
  <FloatLabel variant="on" class="row"><InputText id="url" v-model="state.url" fluid /><label for="url">Tenant URL</label></FloatLabel>`;
const KEY = `
  <div class="row"><label for="key">API key</label><Password v-model="state.apiKey" inputId="key" :feedback="false" toggleMask fluid /></div>`;
const REGION = `
  <div class="row">
    <label id="region-label" for="region">Region</label>
    <Select v-model="state.region" labelId="region" ariaLabelledby="region-label" :options="regions" optionLabel="label" optionValue="value" placeholder="Select a region" fluid />
  </div>`;
const SEARCHED = `
  <div class="row">
    <label for="region">Region</label>
    <AutoComplete v-model="region" inputId="region" :suggestions="found" optionLabel="label" forceSelection dropdown fluid @complete="find" />
  </div>`;
const SUFFIXED = `
  <div class="row">
    <label for="url">Tenant</label>
    <InputGroup><InputText id="url" v-model="state.url" placeholder="your-tenant.us" /><InputGroupAddon>.qlikcloud.com</InputGroupAddon></InputGroup>
  </div>`;
const SAVE = '<Button type="submit" label="Save" />';

const form = (...fields) => `<h1>{{ title }}</h1><form @submit.prevent>${fields.join('')}${SAVE}</form>`;

/** Two alike in one page, each with state of its own; ours is the second. */
const beside = `
  <h1>{{ title }}</h1>
  <Card class="row"><template #title><h2>Okta</h2></template><template #content><form @submit.prevent>
    <div class="row"><label for="okta-url">Domain URL</label><InputText id="okta-url" v-model="other.url" fluid /></div>
    <div class="row"><label for="okta-key">API key</label><Password v-model="other.apiKey" inputId="okta-key" :feedback="false" fluid /></div>
    ${SAVE}</form></template></Card>
  <Card class="row"><template #title><h2>Qlik Cloud</h2></template><template #content><form @submit.prevent>${URL}${KEY}${SAVE}</form></template></Card>`;

const TEMPLATES = {
  list: form(URL, REGION, KEY),
  search: form(URL, SEARCHED, KEY),
  suffix: form(SUFFIXED, KEY),
  dialog: `<h1>{{ title }}</h1><Dialog visible modal header="Add a Qlik Cloud connection">${URL}${REGION}${KEY}<Button label="Connect" /></Dialog>`,
  beside,
};

const app = createApp({
  setup() {
    const state = reactive({ url: '', region: '', apiKey: '' });
    const other = reactive({ url: '', apiKey: '' });
    const [region, found] = [ref(null), ref([])];
    const held = computed(() => ({ ...state, region: region.value?.value ?? state.region, ...(kind === 'beside' ? { other: { ...other } } : {}) }));
    watch(held, hold, { immediate: true });
    const find = ({ query }) => {
      found.value = REGIONS.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
    };
    return { state, other, region, found, find, regions: REGIONS, title: TITLE };
  },
  components: { AutoComplete, Button, Card, Dialog, FloatLabel, InputGroup, InputGroupAddon, InputText, Password, Select },
  template: `<div class="page">${TEMPLATES[kind]}</div>`,
});
wear('.row { margin: 1rem 0; display: block }');
app.use(PrimeVue, { theme: { preset: Aura } }).mount('#app');
