// MUI: text fields and the parts that its own examples make a password field of, ids and all.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  Autocomplete, Button, Card, CardContent, CardHeader, Dialog, DialogActions, DialogContent, DialogTitle, FormControl, FormHelperText,
  IconButton, InputAdornment, InputLabel, MenuItem, OutlinedInput, Select, Stack, Step, StepLabel, Stepper, TextField, Typography,
} from '@mui/material';
import { ENTERED, kind, REGIONS, TITLE } from './connection.js';
import { useHeld } from './use-held.js';

const taking = (set) => (event) => set(event.target.value);

const Text = ({ set, ...more }) => <TextField fullWidth margin="normal" onChange={taking(set)} {...more} />;

const Region = ({ value, set }) => (
  <FormControl fullWidth margin="normal">
    <InputLabel id="region-label">Region</InputLabel>
    <Select labelId="region-label" id="region" label="Region" value={value} onChange={taking(set)}>
      {REGIONS.map(({ value, label }) => <MenuItem key={value} value={value}>{label}</MenuItem>)}
    </Select>
  </FormControl>
);

const SearchedRegion = ({ value, set }) => (
  <Autocomplete
    options={REGIONS}
    value={REGIONS.find((region) => region.value === value) ?? null}
    onChange={(_, chosen) => set(chosen?.value ?? '')}
    renderInput={(params) => <TextField {...params} label="Region" margin="normal" />}
  />
);

/** As the example of adornments has it: the name is a password's, the label is the author's. */
function AdornedKey({ value, set }) {
  const [isShown, show] = useState(false);
  const eye = (
    <InputAdornment position="end">
      <IconButton aria-label={isShown ? 'hide the password' : 'display the password'} onClick={() => show(!isShown)} edge="end">{isShown ? '◎' : '◉'}</IconButton>
    </InputAdornment>
  );
  return (
    <FormControl fullWidth margin="normal" variant="outlined">
      <InputLabel htmlFor="outlined-adornment-password">API key</InputLabel>
      <OutlinedInput id="outlined-adornment-password" type={isShown ? 'text' : 'password'} value={value} onChange={taking(set)} endAdornment={eye} label="API key" />
    </FormControl>
  );
}

/** As the example of text fields has it. */
const Key = ({ value, set }) => <Text id="outlined-password-input" label="API key" type="password" autoComplete="current-password" value={value} set={set} />;

const Page = ({ children }) => <><Typography variant="h4" component="h1">{TITLE}</Typography>{children}</>;
const Save = () => <Button type="submit" variant="contained">Save</Button>;

function Fields({ search = false, adorned = false, url = {} }) {
  const [state, set] = useHeld({ url: '', region: '', apiKey: '' });
  const List = search ? SearchedRegion : Region;
  const Secret = adorned ? AdornedKey : Key;
  return (
    <>
      <Text label="Tenant URL" value={state.url} set={set('url')} {...url} />
      <List value={state.region} set={set('region')} />
      <Secret value={state.apiKey} set={set('apiKey')} />
    </>
  );
}

const List = () => <Page><form><Fields /><Save /></form></Page>;
const Search = () => <Page><form><Fields search /><Save /></form></Page>;

function Affixes() {
  const startAdornment = <InputAdornment position="start">https://</InputAdornment>;
  const endAdornment = <InputAdornment position="end">.qlikcloud.com</InputAdornment>;
  return <Page><form><Fields adorned url={{ slotProps: { input: { startAdornment, endAdornment } } }} /><Save /></form></Page>;
}

const Asked = () => (
  <Page>
    <Typography>Nothing is connected yet.</Typography>
    <Dialog open aria-labelledby="dialog-title">
      <DialogTitle id="dialog-title">Add a Qlik Cloud connection</DialogTitle>
      <DialogContent><Fields adorned /></DialogContent>
      <DialogActions><Button>Cancel</Button><Save /></DialogActions>
    </Dialog>
  </Page>
);

function Steps() {
  const [state, set] = useHeld(ENTERED);
  return (
    <Page>
      <Typography variant="h5" component="h2">Connect Qlik Cloud</Typography>
      <Stepper activeStep={2}>{['Tenant', 'Region', 'API key'].map((name) => <Step key={name}><StepLabel>{name}</StepLabel></Step>)}</Stepper>
      <Key value={state.apiKey} set={set('apiKey')} />
      <Stack direction="row"><Button>Back</Button><Button variant="contained">Finish</Button></Stack>
    </Page>
  );
}

/** It wants an address that ours is not, and says so once the field is left. */
function Refusing() {
  const [state, set] = useHeld({ url: '', apiKey: '', isWrong: false });
  const check = () => set('isWrong')(!state.url.endsWith('/api/v1'));
  return (
    <Page>
      <form>
        <FormControl fullWidth margin="normal" error={state.isWrong}>
          <InputLabel htmlFor="url">Tenant URL</InputLabel>
          <OutlinedInput id="url" label="Tenant URL" value={state.url} onChange={taking(set('url'))} onBlur={check} aria-describedby="url-hint" />
          {state.isWrong && <FormHelperText id="url-hint">The address must end with /api/v1.</FormHelperText>}
        </FormControl>
        <Key value={state.apiKey} set={set('apiKey')} /><Save />
      </form>
    </Page>
  );
}

function Other() {
  const [state, set] = useHeld({ url: '', apiKey: '' });
  return (
    <Page>
      <Card><CardHeader title="Qlik Cloud account" slotProps={{ title: { component: 'h2' } }} /><CardContent>Last used yesterday</CardContent></Card>
      <Dialog open aria-labelledby="dialog-title">
        <DialogTitle id="dialog-title">OpenAI account</DialogTitle>
        <DialogContent>
          <Text label="Base URL" value={state.url} set={set('url')} />
          <Key value={state.apiKey} set={set('apiKey')} />
        </DialogContent>
        <DialogActions><Button>Cancel</Button><Save /></DialogActions>
      </Dialog>
    </Page>
  );
}

const App = { list: List, search: Search, affixes: Affixes, dialog: Asked, stepper: Steps, wrong: Refusing, other: Other }[kind];
createRoot(document.getElementById('app')).render(<App />);
