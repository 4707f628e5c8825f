import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { isObject, type Json, objectsOf } from '../../json.ts';
import type { Form } from './form.ts';

type Path = readonly (string | number)[];

const mostRows = 5;
const mostButtonsInRow = 5;

/** Reads `components`: rows of buttons, or of one select menu each. Every component gets a number, as Discord gives them. */
export function readComponents(form: Form, body: Json): readonly APIMessageTopLevelComponent[] | undefined {
  const rows = form.list(body, 'components', [], mostRows);
  if (rows === undefined) return undefined;
  const customIds = new Set<string>();
  let count = 0;
  const numbered = (component: Json): Json => {
    count += 1;
    return { ...component, id: typeof component.id === 'number' ? component.id : count };
  };
  const read = rows.map((row, index) => {
    const path = ['components', index];
    if (row.type !== ComponentType.ActionRow) {
      form.wrong([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
    form.onlyKnown(row, path, ['type', 'components', 'id']);
    const elements = form.list(row, 'components', path, mostButtonsInRow, 1) ?? [];
    for (const [place, element] of elements.entries()) {
      checkElement(form, element, [...path, 'components', place], customIds);
    }
    const isWide = elements.some(({ type }) => type !== ComponentType.Button);
    if (isWide && elements.length > 1) {
      form.wrong(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
    }
    const { id } = numbered(row);
    return { type: ComponentType.ActionRow, id, components: elements.map(numbered) };
  });
  return read as unknown as readonly APIMessageTopLevelComponent[];
}

const selects: readonly unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

function checkElement(form: Form, element: Json, path: Path, customIds: Set<string>): void {
  if (element.type === ComponentType.Button) checkButton(form, element, path);
  else if (selects.includes(element.type)) checkSelect(form, element, path);
  else form.wrong([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).');
  const id = form.text(element, 'custom_id', path, { min: 1, max: 100 });
  if (id === undefined) return;
  if (customIds.has(id)) {
    form.wrong([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  customIds.add(id);
}

function checkButton(form: Form, button: Json, path: Path): void {
  form.onlyKnown(button, path, ['type', 'id', 'style', 'label', 'emoji', 'custom_id', 'sku_id', 'url', 'disabled']);
  const style = form.number(button, 'style', path, { min: 1, max: 6 });
  const label = form.text(button, 'label', path, { max: 80 });
  form.flag(button, 'disabled', path);
  if (style === undefined) form.wrong([...path, 'style'], 'BASE_TYPE_REQUIRED', 'This field is required');
  if (!label && !isObject(button.emoji) && style !== ButtonStyle.Premium) {
    form.wrong([...path, 'label'], 'BUTTON_COMPONENT_INVALID_LABEL_EMOJI', 'A label or emoji is required');
  }
  if (style === ButtonStyle.Link) {
    if (button.custom_id !== undefined) {
      form.wrong(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
    const url = form.url(button, 'url', path);
    if (!url) form.wrong([...path, 'url'], 'BASE_TYPE_REQUIRED', 'This field is required');
    else if (url.length > 512) form.wrong([...path, 'url'], 'BASE_TYPE_MAX_LENGTH', 'Must be 512 or fewer in length.');
    return;
  }
  if (style === ButtonStyle.Premium) return;
  if (button.url !== undefined) {
    form.wrong(
      path,
      'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      'A custom id and url cannot both be specified',
    );
  }
  if (typeof button.custom_id !== 'string' || button.custom_id === '') {
    form.wrong([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  }
}

function checkSelect(form: Form, select: Json, path: Path): void {
  form.onlyKnown(select, path, [
    ...['type', 'id', 'custom_id', 'options', 'placeholder', 'min_values', 'max_values', 'disabled'],
    ...['channel_types', 'default_values'],
  ]);
  form.required(select, 'custom_id', path, { min: 1, max: 100 });
  form.text(select, 'placeholder', path, { max: 150 });
  const least = form.number(select, 'min_values', path, { min: 0, max: 25 }) ?? 1;
  const most = form.number(select, 'max_values', path, { min: 1, max: 25 }) ?? 1;
  if (least > most) form.wrong([...path, 'min_values'], 'NUMBER_TYPE_MAX', 'min_values must not exceed max_values.');
  if (select.type !== ComponentType.StringSelect) return;
  const options = form.list(select, 'options', path, 25, 1) ?? [];
  const values = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    form.onlyKnown(option, at, ['label', 'value', 'description', 'emoji', 'default']);
    form.required(option, 'label', at, { min: 1, max: 100 });
    form.required(option, 'value', at, { min: 1, max: 100 });
    form.text(option, 'description', at, { max: 100 });
    if (values.has(option.value)) {
      form.wrong(
        [...at, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    values.add(option.value);
  }
  const defaults = objectsOf(select.options).filter((option) => option.default === true);
  if (defaults.length > most)
    form.wrong([...path, 'options'], 'SELECT_COMPONENT_MAX_DEFAULTS', 'Too many default options.');
}
