// Two-way bindings, one of them only taken when the field changes.
import { createApp, ref } from 'vue/dist/vue.esm-bundler.js';
import { REGIONS, connect } from './connect.js';

createApp({
  setup() {
    const [tenant, region, key] = [ref(''), ref(''), ref('')];
    return { tenant, region, key, regions: REGIONS, connect: () => connect({ tenant: tenant.value, region: region.value, key: key.value }) };
  },
  template: `
    <form @submit.prevent="connect">
      <p><label for="tenant">Tenant Name</label><input id="tenant" v-model.trim="tenant"></p>
      <p><label for="region">Region</label><select id="region" v-model="region">
        <option value="">Choose</option>
        <option v-for="(name, value) in regions" :key="value" :value="value">{{ name }}</option>
      </select></p>
      <p><label for="key">API Key</label><input id="key" type="password" v-model.lazy="key"></p>
      <button>Connect</button>
    </form>`,
}).mount('#app');
