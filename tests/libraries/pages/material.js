// Angular Material: reactive forms, whose model is what counts.
import '@angular/compiler';
import { Component, inject, provideZonelessChangeDetection, TemplateRef, ViewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog, MatDialogModule } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatStepperModule } from '@angular/material/stepper';
import { bootstrapApplication } from '@angular/platform-browser';
import theme from '@angular/material/prebuilt-themes/azure-blue.css';
import { ENTERED, hold, kind, REGIONS, TITLE, wear } from './connection.js';

wear(theme);
wear('mat-form-field { display: block }');

const TENANT = '<mat-form-field><mat-label>Tenant URL</mat-label><input matInput formControlName="url" required></mat-form-field>';
const KEY = `
  <mat-form-field>
    <mat-label>API key</mat-label><input matInput type="password" formControlName="apiKey" autocomplete="new-password">
    <mat-hint>Made in the management console</mat-hint>
  </mat-form-field>`;
const REGION = `
  <mat-form-field>
    <mat-label>Region</mat-label>
    <mat-select formControlName="region">
      @for (region of regions; track region.value) { <mat-option [value]="region.value">{{ region.label }}</mat-option> }
    </mat-select>
  </mat-form-field>`;
const SEARCHED = `
  <mat-form-field>
    <mat-label>Region</mat-label>
    <input matInput formControlName="region" [matAutocomplete]="list" (input)="find($event)">
    <mat-autocomplete #list="matAutocomplete" requireSelection [displayWith]="nameOf">
      @for (region of found; track region.value) { <mat-option [value]="region.value">{{ region.label }}</mat-option> }
    </mat-autocomplete>
  </mat-form-field>`;
const PREFIXED = `
  <mat-form-field>
    <mat-label>Tenant URL</mat-label>
    <span matTextPrefix>https://&nbsp;</span><input matInput formControlName="url">
  </mat-form-field>`;
const SAVE = '<button matButton="filled">Save</button>';

const page = (...parts) => `<h1>{{ title }}</h1>${parts.join('')}`;
const form = (...fields) => page(`<form [formGroup]="form">${fields.join('')}${SAVE}</form>`);

const TEMPLATES = {
  list: form(TENANT, REGION, KEY),
  search: form(TENANT, SEARCHED, KEY),
  prefix: form(PREFIXED, KEY),
  blur: form(TENANT, KEY),
  dialog: page(`<ng-template #dialog>
    <h2 mat-dialog-title>Add a Qlik Cloud connection</h2>
    <mat-dialog-content [formGroup]="form">${TENANT}${REGION}${KEY}</mat-dialog-content>
    <mat-dialog-actions>${SAVE}</mat-dialog-actions></ng-template>`),
  stepper: page(`<h2>Connect Qlik Cloud</h2><mat-stepper [selectedIndex]="2" [formGroup]="form">
    <mat-step label="Tenant">${TENANT}</mat-step><mat-step label="Region">${REGION}</mat-step>
    <mat-step label="API key">${KEY}<button matButton matStepperPrevious>Back</button>${SAVE}</mat-step></mat-stepper>`),
};

/** In the form that checks when a field is left, nothing is taken before. */
const options = kind === 'blur' ? { updateOn: 'blur' } : {};
const held = kind === 'stepper' ? ENTERED : { url: '', region: '', apiKey: '' };

class App {
  title = TITLE;
  regions = REGIONS;
  found = REGIONS;
  form = new FormGroup({
    url: new FormControl(held.url, Validators.required),
    region: new FormControl(held.region),
    apiKey: new FormControl(held.apiKey, Validators.required),
  }, options);
  dialogs = inject(MatDialog);

  constructor() {
    hold(this.form.value);
    this.form.valueChanges.subscribe(hold);
  }

  ngAfterViewInit() {
    if (kind === 'dialog') this.dialogs.open(this.template);
  }

  nameOf = (value) => REGIONS.find((region) => region.value === value)?.label ?? '';

  find({ target }) {
    this.found = REGIONS.filter(({ label }) => label.toLowerCase().includes(target.value.toLowerCase()));
  }
}

// What a decorator would say, were this TypeScript.
ViewChild('dialog', { read: TemplateRef })(App.prototype, 'template');
const Root = Component({
  selector: 'app-root',
  imports: [MatAutocompleteModule, MatButtonModule, MatDialogModule, MatFormFieldModule, MatInputModule, MatSelectModule, MatStepperModule, ReactiveFormsModule],
  template: TEMPLATES[kind],
})(App) ?? App;

document.getElementById('app').append(document.createElement('app-root'));
bootstrapApplication(Root, { providers: [provideZonelessChangeDetection()] });
