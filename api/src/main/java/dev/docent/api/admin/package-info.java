/** Endpoints for administrators. */
@NullMarked
package dev.docent.api.admin;

import org.jspecify.annotations.NullMarked;
