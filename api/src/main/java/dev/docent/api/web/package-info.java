/** Serves the page: static files that use the public API and nothing else. */
@NullMarked
package dev.docent.api.web;

import org.jspecify.annotations.NullMarked;
