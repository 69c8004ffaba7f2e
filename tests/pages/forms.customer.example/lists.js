// Lists as libraries make them: they open by the pointer, draw their options elsewhere in the page, and hold what was
// chosen themselves.
'use strict';
{
  const REGIONS = [['us', 'US (N. Virginia)'], ['eu', 'Europe (Ireland)'], ['de', 'Europe (Frankfurt)']];
  const by = (id) => document.getElementById(id);
  /** What the page holds as chosen, and what reached it that should not have. */
  globalThis.chosen = {};
  globalThis.reached = [];
  for (const name of ['submit', 'keydown']) addEventListener(name, (event) => {
    reached.push(event.key ?? name);
    event.preventDefault();
  });

  let turn = 0;
  const WAYS = {
    virtual: (list) => { list.style.cssText += 'height: 30px; overflow: auto'; list.append(Object.assign(document.createElement('div'), { style: 'height: 900px' })); },
    many: (list) => { for (const option of list.children) option.setAttribute('aria-setsize', '20'); },
    busy: (list) => list.setAttribute('aria-busy', 'true'),
    several: (list) => list.setAttribute('aria-multiselectable', 'true'),
    trapped: (list) => {
      list.children[0].innerHTML = '<a href="#away">US (N. Virginia)</a>';
      list.children[1].innerHTML = '<button>Europe (Ireland)</button>';
    },
    swapping: (list) => { turn += 1; if (turn > 1) list.children[1].textContent = 'Elsewhere'; },
  };

  function optionsOf(control) {
    const list = Object.assign(document.createElement('ul'), { className: 'list', id: `list-of-${control.id}` });
    list.setAttribute('role', 'listbox');
    for (const [value, label] of REGIONS) {
      const option = Object.assign(document.createElement('li'), { textContent: label });
      option.setAttribute('role', 'option');
      option.dataset.value = value;
      option.addEventListener('click', () => choose(control, value, label));
      list.append(option);
    }
    const box = control.getBoundingClientRect();
    list.style.left = `${box.left + 210}px`;
    list.style.top = `${box.top + scrollY}px`;
    WAYS[control.id]?.(list);
    return list;
  }

  function choose(control, value, label) {
    chosen[control.id] = value;
    const show = control.querySelector('span') ?? control;
    if (control.id !== 'stubborn') show[show instanceof HTMLInputElement ? 'value' : 'textContent'] = label;
    control.removeAttribute('data-placeholder');
    close(control);
  }

  /** Another script of the page shows something else. */
  globalThis.forget = (id) => choose(by(id), undefined, 'Another');

  const lists = (control) => document.querySelectorAll(`#list-of-${control.id}, #layer-of-${control.id}`);
  function close(control) {
    for (const list of lists(control)) list.remove();
    control.setAttribute('aria-expanded', 'false');
  }

  function open(control) {
    const list = optionsOf(control);
    control.setAttribute('aria-expanded', 'true');
    if (!['unnamed', 'ambiguous'].includes(control.id)) control.setAttribute('aria-controls', list.id);
    // As they do that load their code, or wait for their turn.
    setTimeout(() => {
      (control.id === 'trapped' ? control.form : document.body).append(list);
      if (control.id === 'ambiguous') document.body.append(optionsOf(control));
      if (control.id !== 'layered') return;
      const layer = Object.assign(document.createElement('div'), { className: 'layer', id: 'layer-of-layered' });
      layer.addEventListener('click', () => close(control));
      document.body.append(layer);
    });
  }

  for (const control of document.querySelectorAll('[role=combobox],#button')) {
    const toggle = control.id === 'toggled' ? by('toggle') : control;
    if (control.matches('#never,[aria-disabled]')) continue;
    // Some open by the button going down, others by the click.
    toggle.addEventListener(control.id === 'button' ? 'click' : 'mousedown', () => (lists(control).length ? close(control) : open(control)));
  }
  for (const option of document.querySelectorAll('#shown li')) {
    option.addEventListener('click', () => {
      chosen.shown = option.dataset.value;
      option.setAttribute('aria-selected', 'true');
    });
  }
}
