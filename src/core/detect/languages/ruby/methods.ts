/**
 * Methods of Ruby's own classes ("Ruby core" documentation: Object, String, Array, Enumerable, Kernel) by what they give.
 */

/** The object that they are called on, as far as it matters here. */
export const TRANSPARENT_METHODS: ReadonlySet<string> = new Set([
  ...[
    'freeze',
    'dup',
    'clone',
    'itself',
    'to_s',
    'to_str',
    'to_sym',
    'to_h',
    'to_a',
    'strip',
    'chomp',
    'tap',
    'presence',
  ],
  ...['compact', 'flatten', 'sort', 'reverse', 'uniq', 'shuffle', 'lazy', 'html_safe', 'with_indifferent_access'],
]);

/** Methods with a block that is given the elements of the object that they are called on. */
export const ELEMENT_METHODS: ReadonlySet<string> = new Set([
  ...[
    'each',
    'each_with_index',
    'each_entry',
    'map',
    'flat_map',
    'collect',
    'filter_map',
    'select',
    'filter',
    'reject',
  ],
  ...[
    'find',
    'detect',
    'find_all',
    'find_index',
    'partition',
    'group_by',
    'sort_by',
    'min_by',
    'max_by',
    'sum',
    'count',
  ],
  ...[
    'any?',
    'all?',
    'none?',
    'one?',
    'to_h',
    'to_set',
    'each_with_object',
    'take_while',
    'drop_while',
    'reverse_each',
  ],
  ...['index_by', 'find_each', 'uniq', 'each_value', 'delete_if', 'keep_if', 'cycle', 'zip'],
]);

/** Methods with a block that is given the object itself. */
export const SELF_METHODS: ReadonlySet<string> = new Set(['tap', 'then', 'yield_self']);

/** Methods that call the method that their first argument names. */
export const SENDING_METHODS: ReadonlySet<string> = new Set(['send', 'public_send', '__send__']);

/** Methods that make a text of a template and values. */
export const FORMATS: ReadonlySet<string> = new Set(['format', 'sprintf']);

/** Stands for a method whose name is computed when the program runs. */
export const DYNAMIC_METHOD = '*';
