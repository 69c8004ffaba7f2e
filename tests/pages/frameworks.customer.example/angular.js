// Reactive forms, one control of which takes its value only when the field is left.
import '@angular/compiler';
import { Component, provideZonelessChangeDetection } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { REGIONS, connect } from './connect.js';

class App {
  regions = Object.entries(REGIONS);
  form = new FormGroup({
    tenant: new FormControl(''),
    region: new FormControl(''),
    key: new FormControl('', { updateOn: 'blur' }),
  });

  connect() {
    connect(this.form.value);
  }
}

const Root = Component({
  selector: 'app-root',
  imports: [ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="connect()">
      <p><label for="tenant">Tenant Name</label><input id="tenant" formControlName="tenant"></p>
      <p><label for="region">Region</label><select id="region" formControlName="region">
        <option value="">Choose</option>
        @for (region of regions; track region[0]) { <option [value]="region[0]">{{ region[1] }}</option> }
      </select></p>
      <p><label for="key">API Key</label><input id="key" type="password" formControlName="key"></p>
      <button>Connect</button>
    </form>`,
})(App) ?? App;

document.getElementById('app').append(document.createElement('app-root'));
bootstrapApplication(Root, { providers: [provideZonelessChangeDetection()] });
