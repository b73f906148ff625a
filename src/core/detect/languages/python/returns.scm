; Values that a function gives back. Nested functions are sorted out by the caller.
(return_statement (_) @return)
(yield (_) @yield)
