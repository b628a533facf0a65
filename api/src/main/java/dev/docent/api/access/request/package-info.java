/** Authenticates and authorizes requests, and ends those whose credential ends. */
@NullMarked
package dev.docent.api.access.request;

import org.jspecify.annotations.NullMarked;
